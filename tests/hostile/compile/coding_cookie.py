"""Declares an encoding in which other text stands than meets the eye."""
NAME = "layer.py"


def source():
    hidden = "class DropoutLayer:\n    def __init__(self, p): raise ValueError\n"
    return b"# coding: utf-7\n#+AAo-" + hidden.encode().replace(b"\n", b"+AAo-")
