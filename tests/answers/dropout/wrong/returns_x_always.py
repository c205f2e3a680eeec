"""Returns x in both modes."""

import numpy as np  # noqa: F401

NAMES = ("never_drops",)
MAY = ()
FAILS = ("drop_rate", "scaling")


def dropout(x, p, rng, training):
    return x
