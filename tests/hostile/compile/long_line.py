"""Is one line of five megabytes."""
NAME = "layer.py"


def source():
    return b"DropoutLayer = '" + b"x" * 5_000_000 + b"'"
