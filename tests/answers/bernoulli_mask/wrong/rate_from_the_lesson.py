"""Compares with the rate of the lesson's examples instead of p."""

NAMES = ("ignores_p",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    return (rng.random(shape) >= 0.25).astype(int)
