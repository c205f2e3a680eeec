"""Throws fair coins whatever p is."""

NAMES = ("ignores_p",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    return rng.integers(0, 2, size=shape)
