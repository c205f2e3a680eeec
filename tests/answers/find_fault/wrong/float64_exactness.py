"""Compares kept entries to 1e-9, which a float32 mask does not reach."""
import numpy as np

NAMES = ("compares_exactly",)
MAY = ()
FAILS = ("accepts_right",)

P = 0.3
X = np.linspace(1.0, 2.0, 10_000).reshape(100, 100)


def find_fault(make_layer):
    layer, other = make_layer(P), make_layer(P)
    x = X.copy()
    y = layer.forward(x)
    other.forward(X.copy())
    if (x != X).any():
        return "edits x"
    if not (lambda a, b: np.allclose(a, b, rtol=1e-9, atol=0))(y[y != 0], X[y != 0] / (1 - P)):
        return "wrong scale"
    if abs((y == 0).mean() - P) > 0.04:
        return "wrong rate"
    z = layer.forward(X.copy())
    drops = [(layer.forward(X.copy()) == 0).sum() for _ in range(6)]
    if (z == y).all() or len(set(map(int, drops))) == 1:
        return "not fresh"
    kept = y != 0
    if (kept == kept[0]).all() or (kept == kept[:, :1]).all():
        return "shared"
    a = layer.forward(X.copy())
    if not np.allclose(layer.backward(X.copy()), a):
        return "wrong backward"
    b = X * (np.arange(X.size).reshape(X.shape) % 2)
    layer.forward(b.copy())
    if (layer.backward(X.copy())[b == 0] == 0).all():
        return "guesses the mask"
    a = layer.forward(X.copy())
    other.forward(X.copy())
    if not np.allclose(layer.backward(X.copy()), a):
        return "shared memory"
    layer.forward(X.copy(), training=False)
    if not np.allclose(layer.backward(X.copy()), X):
        return "stale"
    z = layer.forward(X.copy(), training=False)
    if not np.allclose(z, X):
        return "inference changes x"
