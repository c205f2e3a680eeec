"""Takes the mean from inference and the spread from samples."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("dropout_on", "mean")


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return forward(x, training=False), outputs.std(axis=0)
