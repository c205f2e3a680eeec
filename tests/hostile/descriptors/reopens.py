"""Opens its descriptors anew through /proc and /dev, with rights that they did not have."""
import os


# @PART right@
def reached():
    for folder in ("/proc/self/fd", "/dev/fd", "/proc/thread-self/fd"):
        for descriptor in range(16):
            try:
                os.open(f"{folder}/{descriptor}", os.O_RDWR)
                return True
            except OSError as error:
                refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
