"""Draws the mask with NumPy and carries it over as a constant tensor."""

import numpy as np
import torch


class TorchDropout(torch.nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(p)
        self.p = p

    def forward(self, x):
        if self.training:
            keep = np.random.random(tuple(x.shape)) >= self.p
            x = x * torch.from_numpy(keep).to(x) / (1 - self.p)
        return x
