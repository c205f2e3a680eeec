"""Hands the work to F.dropout, with the mode."""

import torch.nn.functional as F
from torch.nn import Module


class TorchDropout(Module):
    def __init__(self, p: float):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        Module.__init__(self)
        self.p = p

    def forward(self, x):
        return F.dropout(x, self.p, training=self.training)
