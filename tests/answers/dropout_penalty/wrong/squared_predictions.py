"""Adds up the squares of the predictions."""

NAMES = ("squared_predictions",)
MAY = ()
FAILS = ("energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * ((X @ w) ** 2).sum()
