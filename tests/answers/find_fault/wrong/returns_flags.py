"""Returns True for a fault and False for none."""
import numpy as np

NAMES = ("returns_flags",)
MAY = ()
FAILS = ("shape", "accepts_right", "catches_scale")


def find_fault(make_layer):
    return bool(abs(make_layer(0.3).forward(np.ones((90, 90))).mean() - 1) > 0.1)
