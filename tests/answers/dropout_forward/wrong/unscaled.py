"""Masks without dividing."""

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("scaling",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask, mask
