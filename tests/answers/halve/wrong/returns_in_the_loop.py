"""Returns after the first step of its loop."""

import numpy as np

NAMES = ("only_first_row",)
MAY = ()
FAILS = ("halved",)


def halve(x):
    result = np.array(x, dtype=float)
    for row in range(len(x)):
        result[row] = x[row] / 2
        return result
