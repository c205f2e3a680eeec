"""Treats every call as inference."""

NAMES = ("never_drops",)
MAY = ()
FAILS = ("scaling", "drop_rate")


def original_dropout(x, p, rng, training):
    return x * (1 - p)
