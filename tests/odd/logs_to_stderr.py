"""Logs every call, with a handler and a format of its own."""
import logging
import sys

import numpy as np

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, format="%(asctime)s %(process)d %(message)s")
log = logging.getLogger(__name__)
log.addHandler(logging.StreamHandler(sys.stdout))


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        log.info("forward %s, training=%s", x.shape, training)
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        log.debug("backward %r", grad)
        return grad if self.mask is None else grad * self.mask
