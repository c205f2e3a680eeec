"""Nests unary and binary operators, which need no brackets, a hundred thousand deep."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer:\n    x = " + b"-" * 100_000 + b"1\n    y = 1" + b"+1" * 50_000
