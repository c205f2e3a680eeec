"""Writes into the array it was given."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def original_dropout(x, p, rng, training):
    if training:
        x[rng.random(x.shape) < p] = 0
        return x
    return x * (1 - p)
