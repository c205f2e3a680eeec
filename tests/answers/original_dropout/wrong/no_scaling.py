"""Masks in training and scales nowhere."""

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x
