"""Divides at inference instead of multiplying."""

NAMES = ("divides_at_inference",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x / (1 - p)
