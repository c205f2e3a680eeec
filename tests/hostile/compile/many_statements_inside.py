"""Hides twenty thousand statements in one function."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer:\n  def __init__(self, p):\n" + b"   x\n" * 20_000
