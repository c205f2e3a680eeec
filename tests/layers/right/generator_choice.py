"""Chooses True or False for each entry from its own Generator."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError(p)
        self.p = p
        self.rng = np.random.default_rng(seed=None)

    def forward(self, x, training=True):
        if training:
            odds = (self.p, 1 - self.p)
            kept = self.rng.choice((False, True), size=x.shape, replace=True, p=odds)
        else:
            kept = None
        self.kept = kept
        return self._apply(x)

    def _apply(self, a):
        if self.kept is None:
            return a
        return a * self.kept * (1 / (1 - self.p))

    backward = _apply
