"""Masks the gradient in place."""

NAMES = ("edits_gradient",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_backward(grad, mask, p):
    grad *= mask
    grad /= 1 - p
    return grad
