"""Returns an integer of three hundred million digits."""


class DropoutLayer:
    number = 1 << (1 << 30)

    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return self.number
