"""Sums a trillion numbers in one C call."""
ENDS = ("timeout",)


class DropoutLayer:
    def __init__(self, p):
        self.total = sum(range(10**12))
