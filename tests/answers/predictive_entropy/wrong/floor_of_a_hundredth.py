"""Replaces small probabilities by 0.01."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("zero_probability", "exactness")


def predictive_entropy(probabilities):
    q = np.maximum(probabilities.mean(axis=0), 0.01)
    return -(q * np.log(q)).sum(axis=1)
