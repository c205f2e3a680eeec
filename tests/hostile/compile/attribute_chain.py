"""Looks up an attribute of an attribute, a hundred thousand times."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer:\n    x = a" + b".b" * 100_000 + b"\n    y = a" + b"()" * 50_000
