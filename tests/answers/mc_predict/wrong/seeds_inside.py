"""Seeds the global generator for each prediction."""

import numpy as np  # noqa: F401

NAMES = ("reseeds_global_rng",)
MAY = ()
FAILS = ("fresh_mask",)


def mc_predict(forward, x, samples):
    np.random.seed(0)
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.mean(axis=0), outputs.std(axis=0)
