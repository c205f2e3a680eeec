"""Returns x in both modes."""

import torch
from torch import nn


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p

    def forward(self, x):
        return x


NAMES = ("never_drops",)
MAY = ()
FAILS = ("drop_rate",)
