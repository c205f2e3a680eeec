"""Sums over all examples."""

import numpy as np  # noqa: F401

NAMES = ("sums_everything",)
MAY = ()
FAILS = ("shape",)


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return -np.sum(q * np.log(np.where(q > 0, q, 1)))
