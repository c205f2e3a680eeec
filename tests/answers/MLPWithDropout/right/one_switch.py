"""Keeps one private method for both modes, and returns self."""


class MLPWithDropout:
    def __init__(self, layers):
        self._layers = list(layers)
        self._switch(True)

    def _switch(self, training):
        for layer in self._layers:
            if hasattr(layer, "train") and hasattr(layer, "eval"):
                layer.train() if training else layer.eval()
            else:
                layer.training = training
        return self

    def forward(self, x):
        for layer in self._layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in self._layers[::-1]:
            grad = layer.backward(grad)
        return grad

    def train(self):
        return self._switch(True)

    def eval(self):
        return self._switch(False)
