"""Averages the samples" entropies."""

import numpy as np  # noqa: F401

NAMES = ("mean_of_entropies",)
MAY = ()
FAILS = ("mean_first", "entropy", "zero_probability")


def predictive_entropy(probabilities):
    safe = np.where(probabilities > 0, probabilities, 1)
    return -(probabilities * np.log(safe)).sum(axis=2).mean(axis=0)
