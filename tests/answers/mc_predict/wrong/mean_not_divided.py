"""Sums the outputs and forgets to divide."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("mean",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.sum(axis=0), outputs.std(axis=0)
