"""Uses the mean square of the multiplier."""

import numpy as np

NAMES = ("second_moment",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate", "zero_rate")


def dropout_penalty(X, w, p):
    return np.sum((X * w) ** 2) / (1 - p)
