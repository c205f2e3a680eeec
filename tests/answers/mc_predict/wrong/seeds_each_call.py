"""Seeds the global generator before each call."""

import numpy as np  # noqa: F401

NAMES = ("reseeds_global_rng",)
MAY = ()
FAILS = ("fresh_mask",)


def mc_predict(forward, x, samples):
    outputs = []
    for _ in range(samples):
        np.random.seed(42)
        outputs.append(forward(x, training=True))
    return np.mean(outputs, axis=0), np.std(outputs, axis=0)
