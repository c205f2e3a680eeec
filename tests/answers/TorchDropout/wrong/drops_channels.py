"""Drops whole feature maps of images, as nn.Dropout2d does."""

from torch import nn
from torch.nn import functional as F


class TorchDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p

    def forward(self, x):
        if x.dim() == 4:
            return F.dropout2d(x, self.p, self.training)
        return F.dropout(x, self.p, self.training)


NAMES = ()
MAY = ()
FAILS = ("mask_per_element",)
