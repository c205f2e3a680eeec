"""Divides by the square of 1 - p."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) ** 2 * np.sum((X * w) ** 2)
