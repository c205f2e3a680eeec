"""Divides in training and multiplies at inference."""

NAMES = ("scaled_again_at_inference",)
MAY = ()
FAILS = ("scaling",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p) / (1 - p)
    return x * (1 - p)
