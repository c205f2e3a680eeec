"""Converts integers only, so that float32 is nudged in float32."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("float64",)


def numerical_gradient(f, x):
    v = x.astype(float) if x.dtype.kind == "i" else x.copy()
    gradient, h = np.zeros(x.shape), np.float32(1e-4)
    for i in np.ndindex(x.shape):
        old = v[i]
        v[i] = old + h
        above = f(v)
        v[i] = old - h
        gradient[i] = (above - f(v)) / (2 * float(h))
        v[i] = old
    return gradient
