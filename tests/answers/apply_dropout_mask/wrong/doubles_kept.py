"""Rescales as if the rate were one half."""

NAMES = ("rescaled_too_soon",)
MAY = ()
FAILS = ("scaling",)


def apply_dropout_mask(x, mask):
    return x * mask * 2
