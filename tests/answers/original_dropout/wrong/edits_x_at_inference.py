"""Multiplies the caller's array in place at inference."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    x *= 1 - p
    return x
