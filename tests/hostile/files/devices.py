"""Opens devices: disks, memory, terminals, random sources for writing."""
import os


# @PART right@
def reached():
    names = ("mem", "kmsg", "sda", "vda", "loop-control", "fuse", "kvm", "ptmx", "tty", "console")
    for path in (*("/dev/" + name for name in names), "/sys/kernel", "/sys/class", "/proc/sys"):
        try:
            os.open(path, os.O_RDONLY)
            return True
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
