"""Keeps masks as float32, in a helper function."""

import numpy as np


def draw_mask(shape, p, rng):
    return rng.binomial(1, 1 - p, size=shape).astype(np.float32)


def mean_over_masks(x: np.ndarray, p: float, trials: int, rng: np.random.Generator) -> np.ndarray:
    """Return the mean of x over trials masks."""
    share = sum(draw_mask(x.shape, p, rng) for _ in range(trials)) / np.float32(trials)
    return x * share
