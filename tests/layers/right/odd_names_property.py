"""Stores the rate under an odd name behind a property."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.chance_of_silence = p

    @property
    def chance_of_silence(self):
        return self.__banana

    @chance_of_silence.setter
    def chance_of_silence(self, value):
        if value < 0 or value >= 1:
            raise ValueError("a chance of silence lies in [0, 1)")
        self.__banana = value

    @property
    def loudness(self):
        return 1 / (1 - self.chance_of_silence)

    def forward(self, x, training=True):
        self.quiet = None
        if training:
            self.quiet = np.random.rand(*x.shape) < self.chance_of_silence
        return self.sing(x)

    def sing(self, song):
        if self.quiet is None:
            return song
        return song * ~self.quiet * self.loudness

    def backward(self, grad):
        return self.sing(grad)
