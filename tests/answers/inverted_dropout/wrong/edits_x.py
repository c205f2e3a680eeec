"""Writes the zeros into the array it was given."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def inverted_dropout(x, p, rng):
    x[rng.random(x.shape) < p] = 0
    return x / (1 - p)
