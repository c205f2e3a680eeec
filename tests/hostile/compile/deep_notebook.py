"""Is a notebook whose JSON is nested a hundred thousand deep."""
NAME = "layer.ipynb"


def source():
    return b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b', "x": "DropoutLayer"}'
