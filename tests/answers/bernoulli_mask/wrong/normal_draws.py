"""Compares normal draws with p."""

NAMES = ("wrong_distribution",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    return (rng.normal(size=shape) > p).astype(int)
