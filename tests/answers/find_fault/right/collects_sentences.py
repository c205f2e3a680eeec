"""A class that collects complaints in a list and returns the first as a sentence."""
import numpy as np


class Inspector:
    def __init__(self, make_layer):
        self.make, self.found = make_layer, []
        self.rng = np.random.default_rng()

    def require(self, holds, words):
        if not holds:
            self.found.append(words)

    def same(self, a, b):
        return np.allclose(a, b, rtol=1e-5, atol=1e-9)

    def forward(self):
        x = self.rng.uniform(1, 9, (8, 30, 60))
        layer, old = self.make(0.4), x.copy()
        masks = []
        for _ in range(6):
            y = layer.forward(x, training=True)
            self.require((x == old).all(), "x was edited")
            masks.append(y != 0)
            self.require(self.same(y[y != 0] * 0.6, old[y != 0]), "not scaled by 1 / (1 - p)")
            x = old.copy()
        stack = np.array(masks)
        drops = (~stack).sum(axis=(1, 2, 3))
        share, sd = drops / x.size, np.sqrt(0.24 / x.size)
        self.require((abs(share - 0.4) < 7 * sd).all(), f"shares dropped: {share}")
        self.require(drops.std() > 0, "the same number each time")
        self.require((stack[0] != stack[1]).any(), "the same mask each time")
        self.require(stack[0].mean(axis=0).std() > 0.05, "examples wholly kept or dropped alike")
        self.require(not (stack[0] == stack[0][:1]).all(), "one mask for the batch")
        flat = stack[0].reshape(8, -1)
        self.require((flat.min(axis=1) != flat.max(axis=1)).any(), "one coin for an example")

    def both(self):
        x = self.rng.uniform(1, 9, (40, 50)) * (self.rng.random((40, 50)) < 0.5)
        g = self.rng.uniform(1, 2, x.shape)
        first, second = self.make(0.2), self.make(0.6)
        first.forward(x.copy())
        y = first.forward(x.copy())
        second.forward(x.copy())
        back = first.backward(g.copy())
        self.require(self.same(back[x != 0] * x[x != 0], y[x != 0] * g[x != 0]), "wrong gradient")
        self.require((back[x == 0] != 0).any(), "no gradient at zeros")
        self.require(self.same(first.forward(x.copy(), training=False), x), "inference is not x")
        self.require(self.same(first.backward(g.copy()), g), "old mask after inference")


def find_fault(make_layer):
    inspector = Inspector(make_layer)
    inspector.forward()
    inspector.both()
    return inspector.found[0] if inspector.found else None
