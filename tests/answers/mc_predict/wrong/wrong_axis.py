"""Averages over the examples."""

import numpy as np  # noqa: F401

NAMES = ("wrong_axis",)
MAY = ()
FAILS = ("shape",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.mean(axis=1), outputs.std(axis=1)
