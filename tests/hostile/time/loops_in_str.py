"""Raises an exception whose message takes for ever to be read."""
ENDS = ("timeout",)


class Slow(Exception):
    def __str__(self):
        while True:
            pass


class DropoutLayer:
    def __init__(self, p):
        raise Slow
