"""Forgets to return the gradient."""

NAMES = ("gradient_not_returned",)
MAY = ()
FAILS = ("shape",)


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = layers
        self.train()

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)

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
