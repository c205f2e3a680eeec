"""Prints and raises escape codes that would repaint the instructor's screen."""


TEXT = "\x1b[2J\x1b]0;owned\x07\x1b[8m\x9b31m\x90\x1bP+q\x1b\\ \x00 \x08\x08\r fooled \x7f"


class DropoutLayer:
    def __init__(self, p):
        print(TEXT)
        self.p = p

    def forward(self, x, training=True):
        raise ValueError(TEXT)

    def backward(self, grad):
        return TEXT
