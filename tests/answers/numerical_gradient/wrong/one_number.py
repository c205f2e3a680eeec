"""Adds h to all entries at once and returns one number."""

NAMES = ("nudges_all_at_once",)
MAY = ()
FAILS = ("shape",)


def numerical_gradient(f, x):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)
