"""Writes the halves into x and returns a copy of it."""

NAMES = ("edits_input", "truncates_integers")
MAY = ()
FAILS = ("input_unchanged", "halved")


def halve(x):
    x[:] = x / 2
    return x.copy()
