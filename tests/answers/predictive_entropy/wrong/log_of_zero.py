"""Lets 0 log 0 be nan."""

import numpy as np  # noqa: F401

NAMES = ("log_of_zero",)
MAY = ()
FAILS = ("zero_probability", "exactness")


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return -(q * np.log(q)).sum(axis=1)
