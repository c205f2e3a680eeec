"""Divides the array that was passed in and hands it back."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def halve(x):
    x /= 2
    return x
