"""Returns a string of half a gigabyte."""


class DropoutLayer:
    text = "x" * (500 << 20)

    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return self.text
