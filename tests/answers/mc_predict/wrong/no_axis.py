"""Averages over everything."""

import numpy as np  # noqa: F401

NAMES = ("averages_everything",)
MAY = ()
FAILS = ("shape",)


def mc_predict(forward, x, samples):
    outputs = [forward(x, training=True) for _ in range(samples)]
    return np.mean(outputs), np.std(outputs)
