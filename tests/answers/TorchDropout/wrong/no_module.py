"""Is a class like that of lesson 06, not an nn.Module."""

import torch
from torch import nn


class TorchDropout:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p, self.training = p, True

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand_like(x) >= self.p
        return x * keep / (1 - self.p)


NAMES = ("not_a_module",)
MAY = ()
FAILS = ("shape", "drop_rate")
