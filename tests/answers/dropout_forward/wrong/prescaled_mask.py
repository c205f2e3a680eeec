"""Returns the mask with the scale in it."""

NAMES = ("mask_is_prescaled",)
MAY = ()
FAILS = ("plain_mask",)


def dropout_forward(x, p, rng):
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
