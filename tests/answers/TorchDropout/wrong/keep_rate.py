"""Takes p for the keep rate throughout."""

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
        keep = torch.rand_like(x) < self.p
        return x * keep / max(self.p, 1e-9)


NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("drop_rate", "scaling")
