"""Takes p for the keep rate throughout."""

import numpy as np  # noqa: F401

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("drop_rate", "scaling")


def dropout(x, p, rng, training):
    if not training:
        return x
    return x * (rng.random(x.shape) < p) / max(p, 1e-9)
