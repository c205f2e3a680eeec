"""Returns one number for each input."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def dropout_penalty(X, w, p):
    return p / (1 - p) * w**2 * (X**2).sum(axis=0)
