"""Copies x and writes zeros into the copy."""


def apply_dropout_mask(x, mask):
    y = x.copy()
    y[mask == 0] = 0.0
    return y
