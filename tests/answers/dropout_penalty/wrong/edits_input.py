"""Squares X in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_penalty(X, w, p):
    X **= 2
    return p / (1 - p) * w**2 @ X.sum(axis=0)
