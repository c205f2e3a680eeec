"""Remembers that eval was called and never forgets."""

NAMES = ("stays_at_inference",)
MAY = ()
FAILS = ("train_mode",)


class MLPWithDropout:
    def __init__(self, layers):
        self.layers, self.frozen = layers, False
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
        if self.frozen:
            return
        for layer in self.layers:
            if hasattr(layer, "train"):
                layer.train()
            layer.training = True

    def eval(self):
        self.frozen = True
        for layer in self.layers:
            if hasattr(layer, "eval"):
                layer.eval()
            layer.training = False
