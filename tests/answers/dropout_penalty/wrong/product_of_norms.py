"""Multiplies the two squared norms."""

import numpy as np

NAMES = ("norms_multiplied",)
MAY = ()
FAILS = ("energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * np.sum(w**2) * np.sum(X**2)
