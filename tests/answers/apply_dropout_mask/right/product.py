"""Multiplies the two arrays."""


def apply_dropout_mask(x, mask):
    return x * mask
