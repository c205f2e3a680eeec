"""Asks the compiler to compute a tuple of a quarter of a million large numbers."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer:\n    x = ((1 << 19,) * 500000,) * 500000\n"
