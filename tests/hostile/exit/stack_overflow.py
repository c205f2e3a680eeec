"""Exhausts the stack in C, by the repr of lists within lists and by a chain of destructors."""
import sys


def overflow():
    sys.setrecursionlimit(2**31 - 1)
    found = []
    for _ in range(10**6):
        found = [found]
    return repr(found)


class DropoutLayer:
    overflow()
