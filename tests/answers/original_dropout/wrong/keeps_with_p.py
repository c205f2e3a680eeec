"""Keeps with probability p, but multiplies by 1 - p."""

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) < p)
    return x * (1 - p)
