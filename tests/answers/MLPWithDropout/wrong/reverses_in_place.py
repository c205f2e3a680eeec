"""Turns its own list round at each backward."""

NAMES = ("reverses_its_layers",)
MAY = ()
FAILS = ("forward", "backward")


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = list(layers)
        self.train()

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        self.layers.reverse()
        for layer in self.layers:
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
