"""Mixes up the two modes."""

NAMES = ("inverted_flag",)
MAY = ("starts_at_inference",)
FAILS = ("eval_mode", "default_mode")


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
                layer.eval()
            layer.training = False

    def eval(self):
        for layer in self.layers:
            if hasattr(layer, "eval"):
                layer.train()
            layer.training = True
