"""Appends to a list without end."""


def grow():
    kept = []
    while True:
        kept.append([0] * 100_000)


class DropoutLayer:
    grow()
