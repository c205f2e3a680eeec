"""Tests itself below the class: assertions, unit tests, doctests."""
import doctest
import unittest

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
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask


class TestLayer(unittest.TestCase):
    def test_inference(self):
        np.testing.assert_array_equal(DropoutLayer(0.5).forward(np.ones(3), False), np.ones(3))


layer = DropoutLayer(0.5)
assert layer.forward(np.ones((2, 3))).shape == (2, 3)
np.testing.assert_allclose(layer.backward(np.ones((2, 3))), layer.mask)
doctest.testmod()
unittest.main(argv=["x"], exit=False)
