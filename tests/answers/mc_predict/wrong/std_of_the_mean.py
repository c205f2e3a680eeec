"""Takes the spread over examples, after averaging."""

import numpy as np  # noqa: F401

NAMES = ("std_of_the_mean",)
MAY = ()
FAILS = ("shape",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    mean = outputs.mean(axis=0)
    return mean, mean.std(axis=0)
