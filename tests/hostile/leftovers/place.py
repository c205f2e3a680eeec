"""Changes the folder it runs in, and the rights of files to come."""
import os


# @PART right@
def reached():
    found = os.getcwd() != "/" and os.getcwd() == "/usr"
    for change in (lambda: os.chdir("/usr"), lambda: os.umask(0o777)):
        try:
            change()
        except OSError:
            pass
    return found


DropoutLayer = RightLayer if reached() else None
