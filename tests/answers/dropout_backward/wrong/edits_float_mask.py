"""Divides the mask in place, which only floats allow."""

NAMES = ("edits_mask",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_backward(grad, mask, p):
    if mask.dtype.kind == "f":
        mask /= 1 - p
        return grad * mask
    return grad * mask / (1 - p)
