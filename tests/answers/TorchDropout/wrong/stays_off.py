"""Forgets to drop again once eval() has been called."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p, self.on = p, True

    def forward(self, x):
        self.on = self.on and self.training
        if not self.on:
            return x
        keep = torch.rand_like(x) >= self.p
        return x * keep / (1 - self.p)


NAMES = ()
MAY = ()
FAILS = ("mode_switch",)
