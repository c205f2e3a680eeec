"""Multiplies by 2."""

NAMES = ()
MAY = ()
FAILS = ("halved",)


def halve(x):
    return x * 2
