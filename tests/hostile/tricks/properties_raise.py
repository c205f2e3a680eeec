"""Raises from every attribute that anybody looks at."""


class Touchy:
    def __getattribute__(self, name):
        raise BaseException(name)


class DropoutLayer:
    def __new__(cls, p):
        return Touchy()
