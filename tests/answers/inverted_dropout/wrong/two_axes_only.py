"""Reads a number of rows and columns off x."""

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape", "scaling")


def inverted_dropout(x, p, rng):
    keep = rng.random((x.shape[0], x.shape[1])) >= p
    return x * keep / (1 - p)
