"""Names its class with letters that only look like those of DropoutLayer."""


class DrоpoutLayer:
    def __init__(self, p):
        raise ValueError


class ＤropoutLayer:
    def __init__(self, p):
        raise ValueError("this name is the right one once Python has read it")
