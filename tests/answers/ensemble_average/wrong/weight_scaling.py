"""Runs the whole network once."""

import numpy as np

NAMES = ("weight_scaling",)
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs")


def ensemble_average(W, x, p):
    z = x @ W
    e = np.exp(z - z.max())
    return e / e.sum()
