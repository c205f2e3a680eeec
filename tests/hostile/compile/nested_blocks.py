"""Nests blocks, classes and functions as deep as indentation goes."""
NAME = "layer.py"


def source():
    lines = [" " * n + "class DropoutLayer:" for n in range(90)]
    blocks = [" " * (90 + n) + "if 1:" for n in range(9)]
    return "\n".join([*lines, *blocks, " " * 99 + "pass"]).encode()
