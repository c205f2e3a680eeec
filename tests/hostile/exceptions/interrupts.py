"""Raises KeyboardInterrupt, as if the instructor had stopped the class."""


class DropoutLayer:
    def __init__(self, p):
        raise KeyboardInterrupt
