"""Chooses zeros and ones with weights."""


def bernoulli_mask(shape, p, rng):
    return rng.choice([0.0, 1.0], size=shape, p=[p, 1 - p])
