"""Keeps a gigabyte in shared memory, which outlives the process."""
from multiprocessing import shared_memory


# @PART right@
def reached():
    block = shared_memory.SharedMemory("@MARK@", create=True, size=1 << 30)
    block.buf[0] = 1
    return True


DropoutLayer = RightLayer if reached() else None
