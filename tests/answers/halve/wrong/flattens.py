"""Puts the halves of all entries into one row."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


def halve(x):
    return np.array([number / 2 for number in x.ravel()])
