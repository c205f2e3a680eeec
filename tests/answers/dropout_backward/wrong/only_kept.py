"""Returns the kept entries only."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def dropout_backward(grad, mask, p):
    return grad[mask != 0] / (1 - p)
