"""Makes the grader's own reading of the file slow: a thousand aliases that change each other."""
NAME = "layer.py"


def source():
    lines = [f"a{n} = a{n - 1}" for n in range(1, 1200)]
    lines += [f"a{n}.x = a{n + 1}" for n in range(1, 1198)]
    return "\n".join(["a0 = []", *lines, "class DropoutLayer:", "    a = a1199"]).encode()
