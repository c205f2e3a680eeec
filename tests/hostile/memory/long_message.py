"""Raises an exception with a message of half a gigabyte."""


class DropoutLayer:
    text = "x" * (500 << 20)

    def __init__(self, p):
        raise ValueError(self.text)
