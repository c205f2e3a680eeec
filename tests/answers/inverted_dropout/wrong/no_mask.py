"""Divides and never drops."""

NAMES = ("never_drops",)
MAY = ()
FAILS = ("drop_rate", "fresh_mask", "uses_rng", "mask_per_element")


def inverted_dropout(x, p, rng):
    return x / (1 - p)
