"""Keeps the first layer and a network of the rest."""


class MLPWithDropout:
    def __init__(self, layers):
        self.first = layers[0]
        self.rest = MLPWithDropout(layers[1:]) if len(layers) > 1 else None
        self.train()

    def forward(self, x):
        x = self.first.forward(x)
        return self.rest.forward(x) if self.rest else x

    def backward(self, grad):
        if self.rest:
            grad = self.rest.backward(grad)
        return self.first.backward(grad)

    def train(self):
        self._set("train", True)

    def eval(self):
        self._set("eval", False)

    def _set(self, name, value):
        if hasattr(self.first, name):
            getattr(self.first, name)()
        else:
            self.first.training = value
        if self.rest:
            self.rest._set(name, value)
