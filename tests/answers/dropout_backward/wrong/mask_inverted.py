"""Takes the mask for the dropped entries."""

import numpy as np

NAMES = ("mask_inverted",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_backward(grad, mask, p):
    return np.where(mask, 0.0, grad / (1 - p))
