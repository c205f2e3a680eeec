"""Hands back x as it came."""

NAMES = ()
MAY = ()
FAILS = ("halved",)


def halve(x):
    x / 2
    return x
