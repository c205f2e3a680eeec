"""Reads the files that every system has: users, hosts, keys."""
from pathlib import Path


# @PART right@
def reached():
    for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/etc/hosts", "/etc/machine-id"):
        try:
            return bool(Path(path).read_bytes())
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
