"""Computes a power of a billion digits in one C call that never lets go of the interpreter."""
ENDS = ("timeout",)


class DropoutLayer:
    digits = len(str(pow(7, 10**9)))
