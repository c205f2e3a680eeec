"""Divides by p."""

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("scaling",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask / p, mask
