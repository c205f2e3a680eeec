"""Raises an exception whose message is a subclass of str that lies about itself."""


class Text(str):
    def __getitem__(self, key):
        return Text("x" * 10**8)

    __str__ = __len__ = __iter__ = encode = split = lambda self, *a: Text("y")


class Odd(Exception):
    def __str__(self):
        return Text("<b>\x1b[1m</b>")


class DropoutLayer:
    def __init__(self, p):
        raise Odd
