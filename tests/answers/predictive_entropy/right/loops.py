"""Loops over examples and classes and skips zeros."""

import numpy as np  # noqa: F401


def predictive_entropy(probabilities):
    import math

    samples, examples, classes = probabilities.shape
    result = np.zeros(examples)
    for i in range(examples):
        for c in range(classes):
            q = sum(probabilities[t, i, c] for t in range(samples)) / samples
            if q > 0:
                result[i] -= q * math.log(q)
    return result
