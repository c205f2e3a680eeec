"""Drops a fixed number of entries."""

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
        order = torch.randperm(x.numel()).reshape(x.shape)
        keep = order >= round(self.p * x.numel())
        return x * keep / (1 - self.p)


NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)
