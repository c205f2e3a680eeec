"""Turns the caller's mask round to find the dropped entries."""

NAMES = ("edits_mask",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_backward(grad, mask, p):
    result = grad * mask / (1 - p)
    mask[:] = mask == 0
    return result
