"""Reads a file that everybody may read, by every way there is to open one."""
import io
import mmap
import os

import numpy as np

# @PART right@
PATH = "@CANARY@"
WAYS = (
    lambda: open(PATH).read(),
    lambda: os.read(os.open(PATH, os.O_RDONLY), 10),
    lambda: io.FileIO(PATH).read(),
    lambda: np.fromfile(PATH, "u1"),
    lambda: np.memmap(PATH, "u1", "r"),
    lambda: mmap.mmap(os.open(PATH, os.O_RDONLY), 0, prot=mmap.PROT_READ),
    lambda: os.open(os.path.basename(PATH), os.O_RDONLY, dir_fd=os.open("@WATCHED@", os.O_PATH)),
    lambda: [name for name in os.listdir(os.path.dirname(PATH))],
)


def reached():
    for way in WAYS:
        try:
            return len([way()]) == 1
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
