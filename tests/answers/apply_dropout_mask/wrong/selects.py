"""Selects the kept entries, so that the array gets shorter."""

NAMES = ("leaves_entries_out",)
MAY = ()
FAILS = ("shape",)


def apply_dropout_mask(x, mask):
    return x[mask.astype(bool)]
