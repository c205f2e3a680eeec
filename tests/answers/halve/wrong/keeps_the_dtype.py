"""Stores the halves in an array like x, so that whole numbers are cut."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("halved",)


def halve(x):
    result = np.empty_like(x)
    result[...] = x / 2
    return result
