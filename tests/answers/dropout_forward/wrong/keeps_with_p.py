"""Keeps with probability p and divides by 1 - p."""

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate",)


def dropout_forward(x, p, rng):
    mask = rng.binomial(1, p, size=x.shape)
    return x * mask / (1 - p), mask
