"""Sets the attribute of the layers' class."""

NAMES = ("mode_shared_by_networks",)
MAY = ()
FAILS = ("own_mode",)


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
        return grad

    def train(self):
        for layer in self.layers:
            if hasattr(layer, "train"):
                layer.train()
            type(layer).training = True

    def eval(self):
        for layer in self.layers:
            if hasattr(layer, "eval"):
                layer.eval()
            type(layer).training = False
