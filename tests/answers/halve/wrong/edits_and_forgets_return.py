"""Divides x in place and returns nothing."""

NAMES = ("edits_input", "returns_nothing")
MAY = ()
FAILS = ("shape",)


def halve(x):
    x *= 0.5
