"""Divides the whole array at once."""


def halve(x):
    return x / 2
