"""Masks without dividing, as if forward had done it for both."""

import numpy as np

NAMES = ("backward_not_scaled",)
MAY = ()
FAILS = ("gradient_scaling",)


def dropout_backward(grad, mask, p):
    return np.multiply(grad, mask)
