"""Knows nested networks by an attribute of its own."""

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
        self._switch(self.layers, True)

    def eval(self):
        self._switch(self.layers, False)

    def _switch(self, layers, training):
        for layer in layers:
            layer.training = training
            if hasattr(layer, "layers"):
                self._switch(layer.layers, training)
