"""Is a notebook of ten thousand cells."""
NAME = "layer.ipynb"


def source():
    cell = b'{"cell_type": "code", "source": "x"}'
    last = b'{"cell_type": "code", "source": "class DropoutLayer: pass"}'
    return b'{"cells": [' + (cell + b",") * 10_000 + last + b'], "nbformat": 4}'
