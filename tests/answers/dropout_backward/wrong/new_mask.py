"""Draws a mask of its own."""

import numpy as np

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_backward(grad, mask, p):
    mask = np.random.rand(*grad.shape) >= p
    return grad * mask / (1 - p)
