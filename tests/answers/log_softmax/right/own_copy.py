"""Edits a copy of its own, of floats."""

import numpy as np


def log_softmax(z):
    out = np.array(z, dtype=np.float64)
    out -= out.max(-1)[..., np.newaxis]
    out -= np.log(np.exp(out).sum(-1))[..., np.newaxis]
    return out
