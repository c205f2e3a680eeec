"""Ends in inference mode, whatever the mode was."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("mode_kept",)


def mc_predict(forward, x, samples):
    outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    if hasattr(forward, "training"):
        forward.training = False
    return outputs.mean(axis=0), outputs.std(axis=0)
