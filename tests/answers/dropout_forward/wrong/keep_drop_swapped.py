"""Takes p for the keep rate throughout."""

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("scaling", "drop_rate")


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) < p
    return x * mask / p, mask
