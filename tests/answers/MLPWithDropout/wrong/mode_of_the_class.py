"""Keeps the mode in an attribute of the class."""

NAMES = ("mode_shared_by_networks",)
MAY = ()
FAILS = ("own_mode",)


class MLPWithDropout:
    training = True

    def __init__(self, layers):
        self.layers = layers
        MLPWithDropout.training = True

    def train(self):
        MLPWithDropout.training = True

    def eval(self):
        MLPWithDropout.training = False

    def forward(self, x):
        for layer in self.layers:
            if hasattr(layer, "train"):
                (layer.train if self.training else layer.eval)()
            else:
                layer.training = self.training
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad
