"""Hands every layer the input."""

NAMES = ("forward_not_chained",)
MAY = ()
FAILS = ("forward",)


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = layers
        self.train()

    def forward(self, x):
        for layer in self.layers:
            y = layer.forward(x)
        return y

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad

    def train(self):
        for layer in self.layers:
            if hasattr(layer, "train"):
                layer.train()
            else:
                layer.training = True

    def eval(self):
        for layer in self.layers:
            if hasattr(layer, "eval"):
                layer.eval()
            else:
                layer.training = False
