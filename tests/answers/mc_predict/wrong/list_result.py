"""Returns a list."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("shape",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return [outputs.mean(axis=0), outputs.std(axis=0)]
