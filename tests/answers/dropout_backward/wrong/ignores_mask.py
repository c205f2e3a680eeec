"""Divides everything."""

NAMES = ("backward_ignores_mask",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_backward(grad, mask, p):
    return grad / (1 - p)
