"""Returns the logarithm of the sum, one number for each example."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


def log_softmax(z):
    m = z.max(axis=-1)
    return m + np.log(np.exp(z - m[..., None]).sum(axis=-1))
