"""Sends its mask through JSON, base64 and zlib before it is used."""
import base64
import json
import zlib

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        keep = np.random.rand(*x.shape) >= self.p
        text = base64.b64encode(zlib.compress(json.dumps(keep.tolist()).encode()))
        self.mask = np.array(json.loads(zlib.decompress(base64.b64decode(text)))) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
