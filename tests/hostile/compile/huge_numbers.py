"""Writes numbers of a hundred thousand digits."""
NAME = "layer.py"


def source():
    return f"class DropoutLayer:\n    x = {'9' * 4000}\n    y = 0x{'f' * 400_000}\n    z = {'9' * 100_000}".encode()
