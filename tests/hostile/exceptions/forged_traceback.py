"""Raises an exception with a traceback of two thousand frames that it wrote itself."""
import sys
import types


def forge():
    found = None
    frame = sys._getframe()
    for number in range(2_000):
        found = types.TracebackType(found, frame, 0, 2**31 - 1)
    return found


class DropoutLayer:
    def __init__(self, p):
        raise ValueError("x").with_traceback(forge())
