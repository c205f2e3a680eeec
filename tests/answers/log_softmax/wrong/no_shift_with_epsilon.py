"""Hopes that a small number helps against overflow."""

import numpy as np

NAMES = ("unstable_exp",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    e = np.exp(z)
    return np.log(e / (e.sum(axis=-1, keepdims=True) + 1e-12) + 1e-12)
