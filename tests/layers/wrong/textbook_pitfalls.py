"""Takes matrices only, scales at inference, and leaves gradients unscaled."""
import numpy as np

NAMES = ("only_some_shapes",)
MAY = ("scaled_again_at_inference", "backward_not_scaled")
FAILS = ("shape", "inference_passthrough", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.dropout_rate = p
        self.dropout_mask = None

    def forward(self, x, training=True):
        rows, columns = x.shape
        if not training:
            self.dropout_mask = None
            return x * (1 - self.dropout_rate)
        self.dropout_mask = np.random.rand(rows, columns) > self.dropout_rate
        return np.multiply(x, self.dropout_mask) / (1 - self.dropout_rate)

    def backward(self, grad):
        if self.dropout_mask is None:
            return grad
        return np.multiply(grad, self.dropout_mask)
