"""Writes zeros into the caller's array."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def apply_dropout_mask(x, mask):
    y = x
    y[mask == 0] = 0
    return y
