"""Forgets to square the weights."""

NAMES = ("squares_forgotten",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * w @ (X**2).sum(axis=0)
