"""Computes the halves and forgets to return them."""

import numpy as np

NAMES = ("returns_nothing",)
MAY = ()
FAILS = ("shape",)


def halve(x):
    np.divide(x, 2)
