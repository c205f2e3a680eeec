"""Fills a file that lives in memory, beyond any limit on the address space."""
import os


# @PART right@
def reached():
    descriptor = os.memfd_create("x")
    return os.write(descriptor, b"x" * (1 << 20)) > 0


DropoutLayer = RightLayer if reached() else None
