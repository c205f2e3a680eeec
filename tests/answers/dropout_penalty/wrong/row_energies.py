"""Uses the energy of the first row only."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("energies",)


def dropout_penalty(X, w, p):
    return p / (1 - p) * np.sum(w**2 * X[0] ** 2)
