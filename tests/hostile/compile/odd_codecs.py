"""Declares an encoding that is not text, and would unpack, decode or run something."""
NAME = "layer.py"


def source():
    return b"# coding: zlib_codec\nclass DropoutLayer: pass\n"
