"""Takes the logarithm to base 2."""

import numpy as np  # noqa: F401

NAMES = ("base_two",)
MAY = ()
FAILS = ("entropy", "zero_probability")


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return -(q * np.log2(np.where(q > 0, q, 1))).sum(axis=1)
