"""Adds 1e-8 inside the logarithm."""

import numpy as np  # noqa: F401

LOSES = ("exactness",)


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return -(q * np.log(q + 1e-8)).sum(axis=1)
