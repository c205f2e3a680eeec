"""Returns the variance."""

import numpy as np  # noqa: F401

NAMES = ("variance_not_std",)
MAY = ()
FAILS = ("std",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.mean(axis=0), outputs.var(axis=0)
