"""Uses the first row of the mask for every row."""

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("any_shape",)


def apply_dropout_mask(x, mask):
    if x.ndim == 1:
        return x * mask
    return x * mask[0]
