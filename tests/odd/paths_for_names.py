"""Uses paths as names and opens none of them."""
from pathlib import Path, PurePosixPath
from string import Template

import numpy as np

HERE = Path(".").resolve()
NAME = Template("$folder/mask").substitute(folder=PurePosixPath("layers") / "dropout")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.place = HERE / NAME, Path(NAME).suffix, Path("missing.npy").is_file()

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
