"""Makes a float64 mask, so that float32 becomes float64."""

import numpy as np
import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        keep = np.random.random(tuple(x.shape)) >= self.p
        return x * torch.from_numpy(keep / (1 - self.p))


NAMES = ("changes_dtype",)
MAY = ()
FAILS = ("shape",)
