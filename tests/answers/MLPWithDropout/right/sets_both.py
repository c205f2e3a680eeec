"""Sets the attribute on every layer, and calls the method where there is one."""


class MLPWithDropout:
    def __init__(self, layers):
        self.layers = tuple(layers)
        self.train()

    def train(self, mode=True):
        self.training = mode
        for layer in self.layers:
            layer.training = mode
            method = getattr(layer, "train" if mode else "eval", None)
            if callable(method):
                method()
        return self

    def eval(self):
        return self.train(False)

    def forward(self, x):
        out = x
        for i in range(len(self.layers)):
            out = self.layers[i].forward(out)
        return out

    def backward(self, grad):
        for i in range(len(self.layers) - 1, -1, -1):
            grad = self.layers[i].backward(grad)
        return grad
