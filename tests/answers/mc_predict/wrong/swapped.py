"""Returns the std first."""

import numpy as np  # noqa: F401

NAMES = ("swapped_order",)
MAY = ()
FAILS = ("mean", "std")


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.std(axis=0), outputs.mean(axis=0)
