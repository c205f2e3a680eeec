"""Scales the mask and then the product again."""

NAMES = ("scales_twice",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    mask = rng.binomial(1, 1 - p, x.shape) / (1 - p)
    return x * mask / (1 - p)
