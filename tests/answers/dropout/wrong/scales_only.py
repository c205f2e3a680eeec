"""Divides in training but drops nothing."""

import numpy as np  # noqa: F401

NAMES = ("never_drops",)
MAY = ()
FAILS = ("drop_rate",)


def dropout(x, p, rng, training):
    return x / (1 - p) if training else x
