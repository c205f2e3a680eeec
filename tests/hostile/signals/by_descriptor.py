"""Has the kernel signal another process when its own pipe is written to."""
import fcntl
import os

F_SETSIG = 10


# @PART right@
def reached():
    victim = int("@VICTIM@")
    for target in (victim, os.getppid() or 1):
        for descriptor in range(16):
            try:
                fcntl.fcntl(descriptor, fcntl.F_SETOWN, target)
                fcntl.fcntl(descriptor, F_SETSIG, 10)
                fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_ASYNC)
                return True
            except OSError as error:
                refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
