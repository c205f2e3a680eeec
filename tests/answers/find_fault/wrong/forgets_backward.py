"""Tests forward thoroughly and never calls backward."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("catches_backward", "catches_memory")

P = 0.3
X = np.linspace(1.0, 2.0, 10_000).reshape(100, 100)


def find_fault(make_layer):
    layer, other = make_layer(P), make_layer(P)
    x = X.copy()
    y = layer.forward(x)
    other.forward(X.copy())
    if (x != X).any():
        return "edits x"
    if not np.allclose(y[y != 0], X[y != 0] / (1 - P)):
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
    z = layer.forward(X.copy(), training=False)
    if not np.allclose(z, X):
        return "inference changes x"
