"""Shrinks at inference and leaves the training gradient unscaled."""
import numpy as np

NAMES = ("scaled_again_at_inference", "backward_not_scaled")
MAY = ()
FAILS = ("inference_passthrough", "gradient_scaling")


def dropout_forward(A, dropout_rate):
    dropout_mask = np.random.random(A.shape) > dropout_rate
    A_dropout = np.multiply(A, dropout_mask)
    return A_dropout / (1 - dropout_rate), dropout_mask


def dropout_backward(dA, dropout_mask):
    # the forward pass took care of the scale
    return np.multiply(dA, dropout_mask)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.rate = p

    def forward(self, x, training=True):
        if training:
            out, self.mask = dropout_forward(x, self.rate)
        else:
            out, self.mask = x * (1 - self.rate), np.ones(x.shape)
        return out

    def backward(self, grad):
        return dropout_backward(grad, self.mask)
