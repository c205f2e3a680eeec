"""Fills dropped entries of a scaled copy with zeros."""

import torch
import torch.nn as nn


class TorchDropout(nn.Module):
    """Dropout with a mask from torch.distributions."""

    def __init__(self, p):
        super().__init__()
        if p < 0 or p >= 1:
            raise ValueError(f"bad rate {p}")
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        drop = torch.distributions.Bernoulli(self.p).sample(x.shape).bool()
        return (x / (1 - self.p)).masked_fill(drop, 0.0)

    def extra_repr(self):
        return f"p={self.p}"
