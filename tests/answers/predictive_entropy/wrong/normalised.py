"""Divides by the logarithm of the number of classes."""

import numpy as np  # noqa: F401

NAMES = ("normalised",)
MAY = ()
FAILS = ("entropy", "zero_probability")


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    entropy = -(q * np.log(np.where(q > 0, q, 1))).sum(axis=1)
    return entropy / np.log(q.shape[1])
