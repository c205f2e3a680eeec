"""Returns the mask first."""

NAMES = ("order_swapped",)
MAY = ()
FAILS = ("scaling", "plain_mask")


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return mask, x * mask / (1 - p)
