"""Runs a layer and accepts it, whatever it did."""
import numpy as np

NAMES = ("accepts_everything",)
MAY = ()
FAILS = ("accepts_right", "catches_scale", "catches_rate", "catches_backward", "catches_edits")


def find_fault(make_layer):
    make_layer(0.3).forward(np.ones(5))
    return None
