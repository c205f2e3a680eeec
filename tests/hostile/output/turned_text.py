"""Prints and returns characters that turn the direction of reading or show nothing."""

TEXT = "\u202e\u2066\u2067\u200f\u061c\u200b\ufeff\u2028\u2029\U000e0041\u00ad passed 20 of 20"


class DropoutLayer:
    def __init__(self, p):
        print(TEXT)
        self.p = p

    def forward(self, x, training=True):
        return TEXT

    def backward(self, grad):
        raise ValueError(TEXT)
