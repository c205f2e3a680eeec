"""Lets np.log write only where it may."""

import numpy as np  # noqa: F401


def predictive_entropy(probabilities):
    mean = np.mean(probabilities, 0)
    logs = np.log(mean, out=np.zeros_like(mean), where=mean > 0)
    return -np.einsum("nc,nc->n", mean, logs)
