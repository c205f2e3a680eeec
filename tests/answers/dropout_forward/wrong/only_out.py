"""Keeps the mask to itself."""

NAMES = ("returns_only_out",)
MAY = ()
FAILS = ("shape",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p)
