"""Raises exception groups nested ten thousand deep."""


def nest():
    found = ValueError("inside")
    for _ in range(10_000):
        found = ExceptionGroup("outside", [found])
    return found


class DropoutLayer:
    def __init__(self, p):
        raise nest()
