"""Uses ~mask, which is no negation for integers and fails for floats."""

NAMES = ("only_boolean_masks",)
MAY = ()
FAILS = ("mask_kinds",)


def apply_dropout_mask(x, mask):
    y = x.copy()
    y[~mask] = 0
    return y
