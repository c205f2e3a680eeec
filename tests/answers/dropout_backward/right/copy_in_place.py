"""Edits a copy, with a boolean index."""


def dropout_backward(grad, mask, p):
    out = grad.copy()
    out[mask == 0] = 0
    out *= 1 / (1 - p)
    return out
