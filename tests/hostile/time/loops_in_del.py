"""Returns an object whose end takes for ever."""
ENDS = ("timeout",)


class Endless:
    def __del__(self):
        while True:
            pass


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        Endless()
