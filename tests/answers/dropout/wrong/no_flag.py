"""Never looks at the flag."""

import numpy as np  # noqa: F401

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_passthrough", "inference_leaves_rng")


def dropout(x, p, rng, training):
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
