"""Draws binomial counts of one coin."""


def bernoulli_mask(shape, p, rng):
    return rng.binomial(1, 1 - p, size=shape)
