"""Divides a copy in place, which stops when the array holds integers."""


def halve(x):
    y = x.copy()
    y /= 2
    return y
