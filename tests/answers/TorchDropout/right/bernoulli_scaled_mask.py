"""Draws a scaled Bernoulli mask of the dtype of x."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not (0.0 <= p < 1.0):
            raise ValueError("rate")
        self.rate = p

    def forward(self, x):
        if self.training and self.rate > 0:
            scale = torch.empty_like(x).bernoulli_(1 - self.rate).div_(1 - self.rate)
            return x.mul(scale)
        return x.clone()
