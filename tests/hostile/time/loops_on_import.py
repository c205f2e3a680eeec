"""Loops without end while the class is being made."""
ENDS = ("timeout",)


class DropoutLayer:
    while True:
        pass
