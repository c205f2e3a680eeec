"""Stops before the first layer, by an index that ends at 1."""

NAMES = ("backward_skips_layers",)
MAY = ()
FAILS = ("backward",)


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = layers
        self.train()

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for i in range(len(self.layers) - 1, 0, -1):
            grad = self.layers[i].backward(grad)
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
