"""Returns the mutual information."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("entropy", "zero_probability")


def predictive_entropy(probabilities):
    def entropy(q):
        return -(q * np.log(np.where(q > 0, q, 1))).sum(axis=-1)

    return entropy(probabilities.mean(axis=0)) - entropy(probabilities).mean(axis=0)
