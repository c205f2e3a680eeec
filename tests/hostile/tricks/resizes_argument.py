"""Gives the array it was handed another shape, dtype and length, and frees its memory."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        for change in (
            lambda: x.resize((1 << 20,), refcheck=False),
            lambda: setattr(x, "shape", (-1,)),
            lambda: setattr(x, "dtype", np.uint8),
            lambda: setattr(x, "strides", (0,)),
            lambda: x.setflags(write=False),
            lambda: x.base.resize(0, refcheck=False),
        ):
            try:
                change()
            except (ValueError, AttributeError, TypeError):
                pass
