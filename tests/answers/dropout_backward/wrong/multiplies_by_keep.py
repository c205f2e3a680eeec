"""Multiplies by 1 - p."""

NAMES = ("backward_multiplies_by_keep",)
MAY = ()
FAILS = ("gradient_scaling",)


def dropout_backward(grad, mask, p):
    return grad * mask * (1 - p)
