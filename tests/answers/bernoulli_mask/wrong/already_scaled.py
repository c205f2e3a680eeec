"""Divides the mask by 1 - p."""

NAMES = ("scaled_mask",)
MAY = ()
FAILS = ("values",)


def bernoulli_mask(shape, p, rng):
    return (rng.random(shape) >= p) / (1 - p)
