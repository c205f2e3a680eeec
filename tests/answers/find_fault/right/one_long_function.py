"""One function without helpers, which asks with ones in backward."""
import numpy as np


def find_fault(make_layer):
    p, n = 0.25, 20_000
    x = np.linspace(-3, -1, n).reshape(200, 100)
    a, b = make_layer(p), make_layer(p)
    given = x.copy()
    y = a.forward(given)
    if not np.array_equal(given, x):
        return "forward writes into x"
    factor = y / x
    b.forward(x.copy())
    if not np.allclose(a.backward(np.ones_like(x)), factor, rtol=1e-6):
        return "backward(ones) is not y / x"
    if not np.allclose(factor[factor != 0], 1 / (1 - p), rtol=1e-6):
        return "the kept entries have a wrong factor"
    sizes = []
    for _ in range(6):
        z = a.forward(x.copy())
        if (z == y).all():
            return "the first mask came again"
        sizes.append(int(np.count_nonzero(z)))
        if abs(sizes[-1] - n * (1 - p)) > 7 * np.sqrt(n * p * (1 - p)):
            return f"{sizes[-1]} of {n} entries were kept"
    if len(set(sizes)) < 2:
        return "the count of kept entries is fixed"
    if len(np.unique(factor != 0, axis=0)) == 1 or len(np.unique(factor != 0, axis=1).T) == 1:
        return "coins are shared"
    if not np.allclose(a.forward(x.copy(), training=False), x, rtol=1e-6):
        return "inference is not the identity"
    if not np.allclose(a.backward(x.copy()), x, rtol=1e-6):
        return "the gradient after inference is not passed through"
    a.forward(np.zeros((20, 20)))
    if not a.backward(np.ones((20, 20))).any():
        return "backward guesses its mask from zeros"
