"""Asks the compiler for numbers with more digits than there is matter."""
NAME = "layer.py"


def source():
    return (
        b"class DropoutLayer:\n    def __init__(self, p):\n        raise ValueError\n"
        b"        return 9**9**9**9, 1 << 10**10, 'x' * 10**12, (0,) * 10**12, -(2**1000000)\n"
    )
