"""Multiplies the squared norm of w by the mean squared norm of a row."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * np.sum(w**2) * np.mean(np.sum(X**2, axis=1))
