"""Sets a flag of its own and leaves the layers alone."""

NAMES = ("mode_not_passed_on",)
MAY = ()
FAILS = ("eval_mode", "nested_mode")


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = layers
        self.training = True

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
