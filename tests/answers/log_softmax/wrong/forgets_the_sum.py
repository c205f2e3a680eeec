"""Shifts and stops there."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    return z - z.max(axis=-1, keepdims=True)
