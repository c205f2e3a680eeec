"""Shifts the scores of the caller."""

import numpy as np

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def log_softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
