"""Holds an nn.Dropout, whose mode its own eval() sets."""

import torch


class TorchDropout(torch.nn.Module):
    def __init__(self, p):
        super().__init__()
        if p == 1:
            raise ValueError("p = 1 leaves nothing")
        self.inner = torch.nn.Dropout(p)

    def forward(self, x):
        return self.inner(x)
