"""How close two results must be to count as equal."""

from __future__ import annotations

import numpy as np

RTOL = 1e-6  # float32 arithmetic is off by 2e-7 at most


def close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Tell entry by entry whether two arrays agree within a relative error of 1e-6."""
    if got.dtype.kind != "f" and expected.dtype.kind != "f":
        # Booleans cannot be subtracted, and small integers wrap around.
        got, expected = got.astype(float), expected.astype(float)
    return np.abs(got - expected) <= RTOL * np.abs(expected)
