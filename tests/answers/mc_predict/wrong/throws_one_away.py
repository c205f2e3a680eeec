"""Learns the shape from an output that it does not use."""

import numpy as np  # noqa: F401

NAMES = ("extra_call",)
MAY = ()
FAILS = ("sample_count", "mean", "std")


def mc_predict(forward, x, samples):
    drawn = np.zeros((samples, *forward(x, training=True).shape))
    for t in range(samples):
        drawn[t] = forward(x, training=True)
    return drawn.mean(axis=0), drawn.std(axis=0)
