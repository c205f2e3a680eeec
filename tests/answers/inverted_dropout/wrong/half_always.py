"""Drops half of the entries whatever p is."""

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


def inverted_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= 0.5) / (1 - p)
