"""Reads its own signature and docstrings, with regular expressions."""
import inspect
import re
import textwrap

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.__doc__ = textwrap.dedent(inspect.getdoc(type(self)) or "")
        assert list(inspect.signature(self.forward).parameters) == ["x", "training"]
        assert re.fullmatch(r"0(\.\d+)?", str(p))

    def forward(self, x, training=True):
        """Return x with some entries dropped."""
        assert inspect.currentframe().f_code.co_name == "forward"
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
