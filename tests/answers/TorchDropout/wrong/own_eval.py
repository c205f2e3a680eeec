"""Writes eval() and train() of its own, which a parent does not call."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p, self.on = p, True

    def forward(self, x):
        if not self.on:
            return x
        keep = torch.rand_like(x) >= self.p
        return x * keep / (1 - self.p)

    def eval(self):
        self.on = False
        return self

    def train(self, mode=True):
        self.on = True
        return self


NAMES = ("own_mode",)
MAY = ()
FAILS = ("mode_switch",)
