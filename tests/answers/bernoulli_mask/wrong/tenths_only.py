"""Rounds the rate up to whole tenths."""

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    return (rng.integers(0, 10, size=shape) >= 10 * p).astype(int)
