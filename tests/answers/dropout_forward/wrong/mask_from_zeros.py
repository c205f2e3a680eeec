"""Reads the mask off the output."""

NAMES = ("backward_mask_from_zeros",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_forward(x, p, rng):
    out = x * (rng.random(x.shape) >= p) / (1 - p)
    return out, out != 0
