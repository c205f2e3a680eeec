"""Raises whatever is meant for the interpreter, another one in each call."""
import itertools

KINDS = itertools.cycle([SystemExit, GeneratorExit, StopIteration, StopAsyncIteration, MemoryError,
                         RecursionError, BaseException, BaseExceptionGroup("x", [SystemExit()])])


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        raise next(KINDS)

    def backward(self, grad):
        raise next(KINDS)
