"""Names every mask by its hash, the time and a random identifier."""
import datetime
import hashlib
import uuid

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.names = {}

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        key = hashlib.sha256(self.mask.tobytes()).hexdigest(), uuid.uuid4(), uuid.uuid1()
        self.names[key] = datetime.datetime.now(datetime.timezone.utc).isoformat()
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
