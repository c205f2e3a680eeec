"""Is a notebook with a number of a million digits."""
NAME = "layer.ipynb"


def source():
    return b'{"cells": [], "nbformat": ' + b"9" * 1_000_000 + b', "x": "DropoutLayer"}'
