"""Returns and raises objects whose pickles would run code wherever they are opened."""
import os


class Bomb:
    def __reduce__(self):
        return os.system, ("echo > @WATCHED@/@MARK@",)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    __getstate__ = __reduce__
    __array_function__ = __reduce__


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return Bomb()

    def backward(self, grad):
        return (Bomb(), [Bomb()])
