"""Multiplies by 1 - p, as inference does in the original scheme."""

NAMES = ("multiplies_by_keep",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask * (1 - p)
