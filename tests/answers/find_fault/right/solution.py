"""Seven helpers, exact comparisons first; a grading fails with probability below 1e-7.

False alarms, for each of the 8 right layers. n = 10,000 entries, p = 0.3, so that the standard
deviation of the drops is sqrt(n p (1 - p)) = 45.8. Five counts outside 7 standard deviations:
by Bernstein's inequality at most 5 * 2 * exp(-321 ** 2 / (2 * (2100 + 0.7 * 321 / 3))) < 6e-10.
Five equal counts: the likeliest count has probability below 0.0088, so at most
0.0088 ** 4 < 6.1e-9. Two equal rows or columns of 100: 9,900 pairs, each with
probability 0.58 ** 100 < 1e-23. All other comparisons hold with certainty.
Together below 8 * 6.8e-9 < 6e-8.

Misses: the rates 0.15 and 0.7 end up within the band with probability below 1e-12, and unlike
masks of two calls or two layers agree with probability below 0.58 ** 10000. All other faults
show in every call.
"""
import numpy as np

P = 0.3
X = np.linspace(-2.0, 2.0, 10_000).reshape(100, 100)


def close(a, b):
    same_shape = isinstance(a, np.ndarray) and a.shape == b.shape
    return same_shape and np.allclose(a, b, rtol=1e-6, atol=0)


def scale_fault(make_layer):
    y = make_layer(P).forward(X.copy())
    if not close(y, np.where(y == 0, 0, X / (1 - P))):
        return "kept entries are not x / (1 - p)"


def rate_fault(make_layer):
    layer = make_layer(P)
    drops = [int((layer.forward(X.copy()) == 0).sum()) for _ in range(5)]
    sd = np.sqrt(X.size * P * (1 - P))
    if max(abs(count - X.size * P) for count in drops) > 7 * sd:
        return f"{drops} of {X.size} entries dropped"
    if len(set(drops)) == 1:
        return f"each call drops {drops[0]} entries"


def mask_fault(make_layer):
    layer = make_layer(P)
    first, second = (layer.forward(X.copy()) != 0 for _ in range(2))
    if (first == second).all():
        return "two calls have one mask"
    if len(np.unique(first, axis=0)) < 100:
        return "two examples share a mask"
    if len(np.unique(first, axis=1).T) < 100:
        return "two features share their coins"


def inference_fault(make_layer):
    layer = make_layer(P)
    if not close(layer.forward(X.copy(), training=False), X):
        return "inference changes x"


def backward_fault(make_layer):
    layer = make_layer(P)
    layer.forward(X.copy())
    y = layer.forward(X.copy())
    if not all(close(layer.backward(X.copy()), y) for _ in range(2)):
        return "backward does not repeat forward's factors"
    half = X * (np.arange(X.size).reshape(X.shape) % 2)
    layer.forward(half.copy())
    if (layer.backward(X.copy())[half == 0] == 0).all():
        return "zeros of x are taken for dropped entries"


def memory_fault(make_layer):
    layer, other = make_layer(P), make_layer(P)
    y = layer.forward(X.copy())
    other.forward(X.copy())
    if not close(layer.backward(X.copy()), y):
        return "another layer changed this one's mask"
    layer.forward(X.copy(), training=False)
    if not close(layer.backward(X.copy()), X):
        return "after inference an old mask is applied"


def edit_fault(make_layer):
    layer, x, grad = make_layer(P), X.copy(), X.copy()
    layer.forward(x)
    layer.backward(grad)
    if (x != X).any() or (grad != X).any():
        return "x or grad was changed"


def find_fault(make_layer):
    helpers = (edit_fault, scale_fault, rate_fault, mask_fault, inference_fault, backward_fault)
    for helper in (*helpers, memory_fault):
        found = helper(make_layer)
        if found is not None:
            return found
    return None
