"""Nests brackets ninety thousand deep."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer: pass\nx = " + b"(" * 90_000 + b")" * 90_000
