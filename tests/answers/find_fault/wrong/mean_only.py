"""Compares the mean of many ones at p = 0.5 before and after, and nothing else."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("catches_rate", "catches_scale", "catches_inference", "catches_backward")


def find_fault(make_layer):
    y = make_layer(0.5).forward(np.ones((200, 200)))
    if abs(y.mean() - 1) > 0.4:
        return "the mean is off"
