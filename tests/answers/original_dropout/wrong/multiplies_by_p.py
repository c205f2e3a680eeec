"""Multiplies by p at inference."""

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x * p
