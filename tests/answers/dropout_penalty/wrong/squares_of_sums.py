"""Adds up the columns before it squares."""

NAMES = ("column_sums",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * w**2 @ X.sum(axis=0) ** 2
