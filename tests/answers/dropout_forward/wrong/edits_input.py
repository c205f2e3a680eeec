"""Masks x in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    x *= mask
    x /= 1 - p
    return x, mask
