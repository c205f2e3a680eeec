"""Switches the mode of a model that has one, and puts it back in any case."""

import numpy as np  # noqa: F401


def mc_predict(forward, x, samples):
    before = getattr(forward, "training", None)
    try:
        if before is not None:
            forward.training = True
        outputs = np.stack([forward(x, training=True) for _ in range(samples)])
    finally:
        if before is not None:
            forward.training = before
    return outputs.mean(axis=0), outputs.std(axis=0)
