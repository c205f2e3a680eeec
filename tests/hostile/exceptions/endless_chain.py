"""Raises an exception that is its own cause, ten thousand causes later."""


def chain():
    first = error = ValueError("first")
    for _ in range(10_000):
        error.__cause__ = error.__context__ = ValueError("next")
        error = error.__cause__
    error.__cause__ = error.__context__ = first
    return first


class DropoutLayer:
    def __init__(self, p):
        raise chain()
