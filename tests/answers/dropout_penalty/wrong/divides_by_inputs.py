"""Takes the mean over the inputs."""

import numpy as np

NAMES = ("mean_instead_of_sum",)
MAY = ()
FAILS = ("energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * np.mean(w**2 * (X**2).sum(axis=0))
