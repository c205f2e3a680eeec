"""Clips the probabilities at 1e-9."""

import numpy as np  # noqa: F401

LOSES = ("exactness",)


def predictive_entropy(probabilities):
    q = np.clip(probabilities.mean(axis=0), 1e-9, 1)
    return -(q * np.log(q)).sum(axis=1)
