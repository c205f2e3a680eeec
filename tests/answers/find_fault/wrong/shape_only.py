"""Looks at the shape of the output only."""
import numpy as np

NAMES = ("accepts_everything",)
MAY = ()
FAILS = ("catches_scale", "catches_sharing", "catches_inference", "catches_memory")


def find_fault(make_layer):
    for shape in ((7,), (5, 4), (2, 3, 4)):
        if make_layer(0.3).forward(np.ones(shape)).shape != shape:
            return "the shape is another"
