"""Keeps or drops whole examples."""

NAMES = ("mask_shared_within_example",)
MAY = ()
FAILS = ("mask_per_element",)


def inverted_dropout(x, p, rng):
    shape = (x.shape[0],) + (1,) * (x.ndim - 1)
    return x * (rng.random(shape) >= p) / (1 - p)
