"""Keeps where a uniform draw is at least p, as booleans."""


def bernoulli_mask(shape, p, rng):
    return rng.random(shape) >= p
