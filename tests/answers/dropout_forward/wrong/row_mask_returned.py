"""Draws one row, so that the mask has another shape than x."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape[-1]) >= p
    return x * mask / (1 - p), mask
