"""Raises an exception that would be rebuilt by running code."""
import copyreg
import os


class Bomb(Exception):
    def __reduce__(self):
        return os.system, ("echo > @WATCHED@/@MARK@",)


copyreg.pickle(Bomb, Bomb.__reduce__)


class DropoutLayer:
    def __init__(self, p):
        raise Bomb(Bomb(), p)
