"""Hands the mode on at each forward."""


class MLPWithDropout:
    def __init__(self, layers):
        self.layers, self.training = layers, True

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

    def forward(self, x):
        for layer in self.layers:
            if hasattr(layer, "train"):
                (layer.train if self.training else layer.eval)()
            layer.training = self.training
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad
