"""Draws the mask once and keeps it."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p, self.keep = p, None

    def forward(self, x):
        if not self.training:
            return x
        if self.keep is None or self.keep.shape != x.shape:
            self.keep = torch.rand_like(x) >= self.p
        return x * self.keep / (1 - self.p)


NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)
