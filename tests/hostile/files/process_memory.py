"""Opens the memory of its own and of other processes through /proc."""
import os


# @PART right@
def reached():
    for process in ("self", os.getppid(), 1, "@VICTIM@"):
        for name in ("mem", "maps", "cmdline", "fd", "root", "cwd", "task"):
            path = f"/proc/{process}/{name}"
            try:
                if os.listdir(path) if name in ("fd", "root", "cwd", "task") else open(path, "rb"):
                    return True
            except OSError as error:
                refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
