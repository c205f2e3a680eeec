"""Keeps below p and scales nothing."""

NAMES = ("no_scaling", "keeps_with_p")
MAY = ()
FAILS = ("scaling", "drop_rate")


def inverted_dropout(x, p, rng):
    return (rng.random(x.shape) < p) * x
