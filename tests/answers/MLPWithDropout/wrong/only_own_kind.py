"""Reaches into networks, but not into other layers that hold layers."""

NAMES = ("mode_misses_nested",)
MAY = ()
FAILS = ("nested_mode",)


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
            if isinstance(layer, MLPWithDropout):
                layer.train()
            layer.training = True

    def eval(self):
        for layer in self.layers:
            if isinstance(layer, MLPWithDropout):
                layer.eval()
            layer.training = False
