"""Takes one sample too few."""

import numpy as np  # noqa: F401

NAMES = ("wrong_sample_count",)
MAY = ()
FAILS = ("sample_count", "mean", "std")


def mc_predict(forward, x, samples):
    outputs = [forward(x, training=True)]
    for _ in range(1, samples - 1):
        outputs.append(forward(x, training=True))
    return np.mean(outputs, axis=0), np.std(outputs, axis=0)
