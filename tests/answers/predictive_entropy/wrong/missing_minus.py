"""Forgets the minus."""

import numpy as np  # noqa: F401

NAMES = ("missing_minus",)
MAY = ()
FAILS = ("entropy", "zero_probability")


def predictive_entropy(probabilities):
    q = probabilities.mean(axis=0)
    return (q * np.log(np.where(q > 0, q, 1))).sum(axis=1)
