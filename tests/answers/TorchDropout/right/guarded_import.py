"""Subclasses a name that stands under a flag, as the notebook does."""

from importlib.util import find_spec

have_torch = find_spec("torch") is not None
Module = object
if have_torch:
    import torch
    from torch import nn

    Module = nn.Module


class TorchDropout(Module):
    def __init__(self, p):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape, device=x.device) >= self.p
        return x * keep / (1 - self.p)
