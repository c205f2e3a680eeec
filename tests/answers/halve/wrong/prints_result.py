"""Prints the halves instead of returning them."""

NAMES = ("prints_instead",)
MAY = ()
FAILS = ("shape",)


def halve(x):
    print(x / 2)
