"""Draws from a torch.Generator of its own."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p, self.source = p, torch.Generator()
        self.source.seed()

    def forward(self, x):
        if not self.training:
            return x
        u = torch.rand(x.shape, generator=self.source)
        return torch.where(u < self.p, torch.zeros_like(x), x / (1 - self.p))
