"""Returns a list of numbers."""

NAMES = ()
MAY = ()
FAILS = ("shape", "any_shape", "mask_kinds")


def apply_dropout_mask(x, mask):
    return [x[i] * mask[i] for i in range(len(x))]
