"""Divides with two slashes."""

NAMES = ("floor_division",)
MAY = ()
FAILS = ("halved",)


def halve(x):
    return x // 2
