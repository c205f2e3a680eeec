"""Returns generators, coroutines and iterators without end."""
import itertools


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        yield from itertools.count()

    async def backward(self, grad):
        while True:
            pass
