"""Masks at inference too and then multiplies."""

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    out = x * (rng.random(x.shape) >= p)
    if not training:
        out = out * (1 - p)
    return out
