"""Switches a model to training mode and leaves it there."""

import numpy as np  # noqa: F401

NAMES = ("mode_left_on",)
MAY = ()
FAILS = ("mode_kept",)


def mc_predict(forward, x, samples):
    if hasattr(forward, "training"):
        forward.training = True
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    return outputs.mean(axis=0), outputs.std(axis=0)
