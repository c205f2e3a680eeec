"""Is a file whose name is markup and escape codes, which a report might quote."""
NAME = "<img src=x onerror=alert(1)>\x1b[2J\u202e=1+1.py"


def source():
    return b"class DropoutLayer:\n    def __init__(self, p):\n        raise ValueError(1)\n"
