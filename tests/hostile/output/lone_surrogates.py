"""Prints and raises text that no file can hold."""

TEXT = "\ud800\udfff\udcff" * 10


class DropoutLayer:
    def __init__(self, p):
        print(TEXT)
        raise ValueError(TEXT)
