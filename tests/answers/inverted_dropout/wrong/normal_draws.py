"""Compares normal draws with p."""

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


def inverted_dropout(x, p, rng):
    return x * (rng.normal(size=x.shape) > p) / (1 - p)
