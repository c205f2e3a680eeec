"""Marks the entries below p as kept."""

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


def bernoulli_mask(shape, p, rng):
    return (rng.random(shape) < p).astype(int)
