"""Decorates its class ten thousand times."""
NAME = "layer.py"


def source():
    return b"def d(c): return c\n" + b"@d\n" * 10_000 + b"class DropoutLayer: pass"
