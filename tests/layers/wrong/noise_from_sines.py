"""Makes its noise from the sine of each value."""
import numpy as np

NAMES = ()
MAY = ("value_dependent_mask", "same_mask_every_call")
FAILS = ()


def shader_noise(x):
    # the one-liner from graphics programming
    wave = np.sin(x * 12.9898) * 43758.5453
    return wave - np.floor(wave)


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
        self.mask = shader_noise(x) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
