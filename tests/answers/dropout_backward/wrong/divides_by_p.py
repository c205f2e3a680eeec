"""Divides by the drop rate."""

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("gradient_scaling", "zero_rate")


def dropout_backward(grad, mask, p):
    return grad * mask / p
