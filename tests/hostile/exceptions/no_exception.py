"""Raises what is no exception, from a class that looks like one."""


class Meta(type):
    __mro__ = property(lambda cls: 1 / 0)
    __subclasscheck__ = lambda cls, other: 1 / 0
    __name__ = property(lambda cls: 5)


class Odd(BaseException, metaclass=Meta):
    pass


class DropoutLayer:
    def __init__(self, p):
        raise Odd
