"""Keeps with probability p but scales by 1 / (1 - p)."""

import numpy as np  # noqa: F401

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape) < p
    return x * keep / (1 - p)
