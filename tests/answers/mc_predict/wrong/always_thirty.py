"""Takes thirty samples whatever is asked."""

import numpy as np  # noqa: F401

NAMES = ("wrong_sample_count",)
MAY = ()
FAILS = ("sample_count", "mean", "std")


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(30)])
    return outputs.mean(axis=0), outputs.std(axis=0)
