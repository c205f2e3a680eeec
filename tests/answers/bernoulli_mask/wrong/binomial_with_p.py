"""Gives the drop rate to binomial as the probability of a one."""

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


def bernoulli_mask(shape, p, rng):
    return rng.binomial(1, p, size=shape)
