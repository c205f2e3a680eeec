"""Makes one child process."""
import os


# @PART right@
def reached():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return True


DropoutLayer = RightLayer if reached() else None
