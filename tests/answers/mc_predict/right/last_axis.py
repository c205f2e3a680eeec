"""Puts the samples last, and ends with one inference call."""

import numpy as np  # noqa: F401


def mc_predict(forward, x, samples):
    outputs = np.stack(list(map(lambda _: forward(x), range(samples))), axis=-1)
    forward(x, training=False)
    result = np.mean(outputs, -1), np.std(outputs, axis=-1, ddof=0)
    return result
