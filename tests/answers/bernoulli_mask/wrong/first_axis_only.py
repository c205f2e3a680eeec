"""Draws as many coins as there are rows."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def bernoulli_mask(shape, p, rng):
    return (rng.random(shape[0]) >= p).astype(int)
