"""Starts a program with posix_spawn, which may use vfork."""
import os


# @PART right@
def reached():
    return os.posix_spawn("/bin/sh", ["sh", "-c", "exit 0"], {}) > 0


DropoutLayer = RightLayer if reached() else None
