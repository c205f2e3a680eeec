"""The expression of forward with grad in place of x."""


def dropout_backward(grad, mask, p):
    return grad * mask / (1 - p)
