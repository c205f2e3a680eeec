"""Switches modes with train() and eval() only."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("inference_passthrough", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p=0.5):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.train()

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

    def forward(self, x):
        self.scale = np.ones(x.shape)
        if self.training and self.p != 0:
            self.scale = (np.random.rand(*x.shape) > self.p) / (1 - self.p)
        return x * self.scale

    def backward(self, dout):
        return dout * self.scale
