"""Uses the mask as an index, which zeros and ones are not."""

import numpy as np

NAMES = ("wants_booleans",)
MAY = ()
FAILS = ("mask_kinds",)


def dropout_backward(grad, mask, p):
    result = np.zeros(grad.shape)
    result[mask] = grad[mask] / (1 - p)
    return result
