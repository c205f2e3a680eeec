"""Divides by the share that the mask kept."""

NAMES = ("scales_by_realised_fraction",)
MAY = ()
FAILS = ("scaling", "any_shape", "mask_kinds")


def apply_dropout_mask(x, mask):
    return x * mask / mask.mean()
