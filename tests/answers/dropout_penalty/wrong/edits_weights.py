"""Squares w in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout_penalty(X, w, p):
    w *= w
    return p / (1 - p) * w @ (X**2).sum(axis=0)
