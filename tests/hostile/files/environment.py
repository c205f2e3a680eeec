"""Reads secrets from the environment of the process and of its parents."""
import os


# @PART right@
def reached():
    if "@MARK@" in "".join(os.environ.values()) or b"@MARK@" in b"".join(os.environb.values()):
        return True
    for process in ("self", os.getppid(), 1):
        try:
            with open(f"/proc/{process}/environ", "rb") as file:
                if b"@MARK@" in file.read():
                    return True
        except OSError:
            pass
    return False


DropoutLayer = RightLayer if reached() else None
