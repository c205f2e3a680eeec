"""Lists the four masks of two inputs."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("many_inputs",)


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for m in ([0, 0], [0, 1], [1, 0], [1, 1]):
        m = np.array(m)
        z = (x * m / (1 - p)) @ W
        total += np.prod(np.where(m == 1, 1 - p, p)) * np.exp(z) / np.exp(z).sum()
    return total
