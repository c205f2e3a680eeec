"""Returns how unlikely the likeliest class is."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("entropy",)


def predictive_entropy(probabilities):
    return 1 - probabilities.mean(axis=0).max(axis=1)
