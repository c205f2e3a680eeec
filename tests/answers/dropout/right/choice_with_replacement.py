"""Chooses factors with replacement; a conditional expression picks the mode."""

import numpy as np


def factors(shape, p, rng):
    return rng.choice([0.0, 1.0], size=shape, p=[p, 1 - p]) / (1.0 - p)


def dropout(x, p, rng, training):
    return x * factors(np.shape(x), p, rng) if training else np.multiply(x, 1)
