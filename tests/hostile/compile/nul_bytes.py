"""Holds NUL bytes, after which some programs stop reading."""
NAME = "layer.py"


def source():
    return b"class DropoutLayer:\n    pass\n\0\nimport os\n"
