"""Calls F.dropout without training=, which then always drops."""

from torch import nn
from torch.nn import functional as F


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p

    def forward(self, x):
        return F.dropout(x, self.p)


NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)
