"""Returns a list of halves."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def halve(x):
    return [number / 2 for number in x]
