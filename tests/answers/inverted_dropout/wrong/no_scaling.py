"""Masks and leaves the kept entries as they are."""

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p)
