"""Divides the mask and the product."""

NAMES = ("scales_twice",)
MAY = ()
FAILS = ("scaling",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    scaled = mask / (1 - p)
    return x * scaled / (1 - p), mask
