"""Averages over the examples."""

import numpy as np  # noqa: F401

NAMES = ("averages_over_examples",)
MAY = ()
FAILS = ("shape",)


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=1)
    return -(q * np.log(np.where(q > 0, q, 1))).sum(axis=1)
