"""Gives back the dtype of x, which cuts whole numbers."""

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("inference_scaling",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return (x * (1 - p)).astype(x.dtype)
