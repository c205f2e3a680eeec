"""Divides twice."""

NAMES = ("backward_scaled_twice",)
MAY = ()
FAILS = ("gradient_scaling",)


def dropout_backward(grad, mask, p):
    scaled_mask = mask / (1 - p)
    return grad * scaled_mask / (1 - p)
