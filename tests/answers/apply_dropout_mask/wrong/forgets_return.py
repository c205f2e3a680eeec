"""Edits x in place and returns nothing."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("shape",)


def apply_dropout_mask(x, mask):
    x[mask == 0] = 0
