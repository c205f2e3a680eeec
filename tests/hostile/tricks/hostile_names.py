"""Gives classes names that are markup, escape codes, megabytes, or not text at all."""


class Meta(type):
    __name__ = property(lambda cls: "<img src=x onerror=alert(1)>\x1b[31m\u202e" + "A" * 10**6)
    __module__ = property(lambda cls: 1)
    __instancecheck__ = __subclasscheck__ = lambda cls, other: True


class Odd(metaclass=Meta):
    __class__ = property(lambda self: 1 / 0)


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return Odd()

    def backward(self, grad):
        return type("<b>\x1b[0m\u2066" + "B" * 10**6, (), {})()
