"""Backward is a closure made by forward."""

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W, self.p = W, p

    def forward(self, x, training=True):
        W, p = self.W, self.p
        if not training:
            self.pull = lambda grad: grad @ W.T
            return x @ W
        mask = np.random.uniform(size=(len(x), *W.shape)) >= p
        self.pull = lambda grad: (grad[:, None, :] * W * mask).sum(axis=2) / (1 - p)
        return (x[:, :, None] * W * mask).sum(axis=1) / (1 - p)

    def backward(self, grad):
        return self.pull(grad)
