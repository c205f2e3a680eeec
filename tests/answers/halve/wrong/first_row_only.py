"""Halves the first row of a copy."""

NAMES = ("only_first_row",)
MAY = ()
FAILS = ("halved",)


def halve(x):
    result = x.copy()
    result[0] = result[0] / 2
    return result
