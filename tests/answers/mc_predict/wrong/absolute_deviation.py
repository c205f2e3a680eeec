"""Takes the mean absolute deviation for the std."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("std",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    mean = outputs.mean(axis=0)
    return mean, np.abs(outputs - mean).mean(axis=0)
