"""Forgets the mean over the samples."""

import numpy as np  # noqa: F401

NAMES = ("keeps_samples",)
MAY = ()
FAILS = ("shape",)


def predictive_entropy(probabilities):
    q = probabilities
    return -(q * np.log(np.where(q > 0, q, 1))).sum(axis=-1)
