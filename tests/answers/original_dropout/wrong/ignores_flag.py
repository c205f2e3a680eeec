"""Drops in both modes."""

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    return x * (rng.random(x.shape) >= p)
