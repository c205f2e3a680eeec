"""Draws a mask of its own from an unseeded generator, unscaled."""

import numpy as np

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("mask_reuse", "gradient_scaling")


def dropout_backward(grad, mask, p):
    mask = np.random.default_rng().random(grad.shape) >= p
    return grad * mask
