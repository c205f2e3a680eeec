"""Takes exp of the raw scores."""

import numpy as np

NAMES = ("unstable_exp",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
