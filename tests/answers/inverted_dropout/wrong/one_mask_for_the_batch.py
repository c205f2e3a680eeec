"""Draws one mask and uses it for every example."""

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def inverted_dropout(x, p, rng):
    shape = x.shape[1:] if x.ndim > 1 else x.shape
    return x * (rng.random(shape) >= p) / (1 - p)
