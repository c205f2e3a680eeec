"""Returns the error of the mean."""

import numpy as np  # noqa: F401

NAMES = ("standard_error",)
MAY = ()
FAILS = ("std",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.mean(axis=0), outputs.std(axis=0) / np.sqrt(samples)
