"""Accepts any rate, and does not divide."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand_like(x) >= self.p
        return x * keep


NAMES = ("rate_not_validated", "no_scaling")
MAY = ()
FAILS = ("rate_validation", "scaling")
