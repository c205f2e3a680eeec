"""Lifts the recursion limit and calls itself a hundred million times."""
import sys


def dig(depth):
    return dig(depth - 1) + 1 if depth else 0


def down():
    sys.setrecursionlimit(2**31 - 1)
    return dig(10**8)


class DropoutLayer:
    depth = down()
