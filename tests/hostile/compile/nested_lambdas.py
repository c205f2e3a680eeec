"""Nests lambdas and conditional expressions."""
NAME = "layer.py"


def source():
    lambdas = b"lambda: " * 5_000 + b"1"
    return b"class DropoutLayer:\n    x = " + lambdas + b"\n    y = " + b"1 if 1 else " * 5_000 + b"1"
