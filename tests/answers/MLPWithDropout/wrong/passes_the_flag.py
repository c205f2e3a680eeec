"""Hands the mode to forward, where no layer expects it."""

NAMES = ()
MAY = ()
FAILS = ("forward",)


class MLPWithDropout:
    def __init__(self, layers):
        self.layers, self.training = layers, True

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x, self.training)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
