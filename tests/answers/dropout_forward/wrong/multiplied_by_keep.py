"""Multiplies by 1 - p."""

NAMES = ("multiplies_by_keep",)
MAY = ()
FAILS = ("scaling",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask * (1 - p), mask
