"""Raises MemoryError from everywhere, also while results are looked at."""


class DropoutLayer:
    def __init__(self, p):
        raise MemoryError("grader_fault")
