"""Turns every entry into a float, which works for one axis only."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape", "halved")


def halve(x):
    return np.array([float(number) / 2 for number in x])
