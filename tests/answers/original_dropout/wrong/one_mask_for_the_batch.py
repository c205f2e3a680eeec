"""Draws one mask for all examples."""

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape[1:] or x.shape) >= p)
    return x * (1 - p)
