"""Adds 1e-3 inside the logarithm."""

import numpy as np  # noqa: F401

NAMES = ("epsilon_in_log",)
MAY = ()
FAILS = ("entropy", "zero_probability", "exactness")


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return -(q * np.log(q + 1e-3)).sum(axis=1)
