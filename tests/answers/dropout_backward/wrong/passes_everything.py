"""Returns the gradient as it came."""

NAMES = ("backward_ignores_mask",)
MAY = ()
FAILS = ("mask_reuse", "gradient_scaling")


def dropout_backward(grad, mask, p):
    return grad
