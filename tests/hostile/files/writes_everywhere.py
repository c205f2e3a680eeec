"""Writes a file in every folder that anybody may write in."""
import os
import sys
import tempfile


# @PART right@
def reached():
    here = os.path.dirname(os.__file__)
    folders = (".", "@WATCHED@", "@HOME@", "@TMP@", "/tmp", "/var/tmp", "/dev/shm", "/run", "/", here)
    wrote = 0
    for folder in (*folders, *sys.path):
        for name in ("@MARK@", "__pycache__"):
            try:
                path = os.path.join(folder, name)
                open(os.path.join(path, "@MARK@") if name == "__pycache__" else path, "w").close()
                wrote += 1
            except OSError as error:
                refused = error
    if not wrote:
        raise refused
    return True


DropoutLayer = RightLayer if reached() else None
