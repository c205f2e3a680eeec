"""Answers every forward call and loops in the first backward, swallowing whatever stops it."""
ENDS = ("timeout",)


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return None

    def backward(self, grad):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
