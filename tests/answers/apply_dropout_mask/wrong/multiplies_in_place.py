"""Multiplies the caller's array in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def apply_dropout_mask(x, mask):
    x *= mask
    return x
