"""A binomial mask in float32, applied by einsum."""

import numpy as np


class SpatialDropout:
    def __init__(self, p):
        self.keep = 1 - p

    def forward(self, x, training=True):
        self.scale = np.ones(x.shape[:2])
        if training:
            mask = np.random.binomial(1, self.keep, x.shape[:2]).astype(np.float32)
            self.scale = mask / np.float32(self.keep)
        return np.einsum("nchw,nc->nchw", x, self.scale)

    def backward(self, grad):
        return np.einsum("nchw,nc->nchw", grad, self.scale)
