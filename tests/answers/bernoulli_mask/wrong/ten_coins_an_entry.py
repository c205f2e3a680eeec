"""Counts the heads of ten coins for every entry."""

NAMES = ("several_coins",)
MAY = ()
FAILS = ("values",)


def bernoulli_mask(shape, p, rng):
    return rng.binomial(10, 1 - p, size=shape)
