"""Runs the network in inference mode."""

import numpy as np  # noqa: F401

NAMES = ("dropout_off",)
MAY = ()
FAILS = ("dropout_on", "mean", "std", "fresh_mask")


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=False) for _ in range(samples)])
    return outputs.mean(axis=0), outputs.std(axis=0)
