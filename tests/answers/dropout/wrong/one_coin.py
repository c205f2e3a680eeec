"""Draws a single number for the whole array."""

import numpy as np  # noqa: F401

NAMES = ("one_coin_for_all",)
MAY = ()
FAILS = ("drop_rate", "mask_per_element")


def dropout(x, p, rng, training):
    if not training:
        return x
    return x * float(rng.random() >= p) / (1 - p)
