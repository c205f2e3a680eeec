"""Nests lists as deep as the parser allows, in one line for every depth."""
NAME = "layer.py"


def source():
    lines = [f"x = {'[' * n}{']' * n}" for n in range(1, 195)]
    return "\n".join([*lines, "class DropoutLayer:", "    a = x"]).encode()
