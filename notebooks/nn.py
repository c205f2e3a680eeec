"""A tiny network library for the lessons: every layer has forward(x, training) and backward(grad).

Arrays are float64. A batch is (examples, features); labels are integers (examples,).
"""

from __future__ import annotations

from functools import cache

import numpy as np


class Dense:
    """y = x @ W + b, with W of shape (inputs, outputs)."""

    def __init__(self, inputs, outputs, rng):
        """Draw W by He initialisation: normal with variance 2 / inputs; b is 0."""
        self.W = rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs))
        self.b = np.zeros(outputs)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, x, training=True):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW, self.db = self.x.T @ grad, grad.sum(axis=0)
        return grad @ self.W.T

    def parameters(self):
        """Return (value, gradient) pairs; both are changed in place."""
        return [(self.W, self.dW), (self.b, self.db)]


class ReLU:
    """y = max(x, 0)."""

    def forward(self, x, training=True):
        self.on = x > 0
        return x * self.on

    def backward(self, grad):
        return grad * self.on


class Dropout:
    """The layer of lesson 06: inverted dropout with drop rate p, draws from rng."""

    def __init__(self, p, rng):
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p, self.rng, self.mask = p, rng, 1.0

    def forward(self, x, training=True):
        self.mask = (self.rng.random(x.shape) >= self.p) / (1 - self.p) if training else 1.0
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask


class Network:
    """Layers in a row."""

    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad

    def parameters(self):
        """Return the (value, gradient) pairs of all layers."""
        found = [layer for layer in self.layers if hasattr(layer, "parameters")]
        return [pair for layer in found for pair in layer.parameters()]


def cross_entropy(logits, labels):
    """Return the mean loss and its gradient (examples, classes) with respect to the logits."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(labels))
    grad = np.exp(log_p)
    grad[rows, labels] -= 1
    return -log_p[rows, labels].mean(), grad / len(labels)


class SGD:
    """Gradient descent with momentum; max_norm bounds each column of a weight matrix."""

    def __init__(self, network, rate, momentum=0.9, max_norm=None):
        self.network, self.rate, self.momentum = network, rate, momentum
        self.max_norm = max_norm
        self.speeds = [np.zeros_like(value) for value, _ in network.parameters()]

    def step(self):
        """Change all parameters in place, by the gradients of the latest backward."""
        for speed, (value, grad) in zip(self.speeds, self.network.parameters(), strict=True):
            speed *= self.momentum
            speed -= self.rate * grad
            value += speed
            if self.max_norm and value.ndim == 2:
                norms = np.linalg.norm(value, axis=0)
                value *= np.minimum(1, self.max_norm / np.maximum(norms, 1e-12))


def train(network, x, labels, rng, epochs, rate=0.1, momentum=0.9, max_norm=None, batch=50):
    """Train on shuffled batches; return the mean training loss of each epoch."""
    optimiser, losses = SGD(network, rate, momentum, max_norm), []
    for _ in range(epochs):
        order, total = rng.permutation(len(x)), 0.0
        for start in range(0, len(x), batch):
            part = order[start : start + batch]
            loss, grad = cross_entropy(network.forward(x[part]), labels[part])
            network.backward(grad)
            optimiser.step()
            total += loss * len(part)
        losses.append(total / len(x))
    return losses


def accuracy(network, x, labels):
    """Return the share of examples whose largest logit is that of their label."""
    return float((network.forward(x, training=False).argmax(axis=1) == labels).mean())


def digits(examples, rng):
    """Return train and test parts of scikit-learn's handwritten digits, scaled to [0, 1].

    x is (examples, 64), labels are 0 to 9; the test part is what training leaves over.
    """
    x, labels = _all_digits()
    order = rng.permutation(len(x))
    first, rest = order[:examples], order[examples:]
    return x[first] / 16, labels[first], x[rest] / 16, labels[rest]


@cache
def _all_digits():
    """Read the digits from their file, once: a study trains dozens of networks on them."""
    from sklearn.datasets import load_digits

    return load_digits(return_X_y=True)
