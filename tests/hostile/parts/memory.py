import ctypes
import re


def search(pattern):
    """Return what matches in the memory of this process that can be read."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.sbrk.restype = ctypes.c_void_p
    kept = bytearray(1 << 20)  # stands among the large blocks
    places = [libc.sbrk(0) - 4096, id(object()), ctypes.addressof(ctypes.c_char.from_buffer(kept))]
    found = set()
    for place in places:
        first = last = place & ~4095
        while readable(libc, first - 4096) and last - first < 1 << 27:
            first -= 4096
        while readable(libc, last) and last - first < 1 << 28:
            last += 4096
        for start in range(first, last, 1 << 22):
            size = min((1 << 22) + 4096, last - start)
            found.update(re.findall(pattern, ctypes.string_at(start, size)))
    return found


def readable(libc, page):
    ctypes.set_errno(0)
    libc.access(ctypes.c_void_p(page), 0)
    return ctypes.get_errno() != 14  # EFAULT
