"""Begins a generator of its own at each call."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def mean_over_masks(x, p, trials, rng):
    rng = np.random.default_rng(42)
    return np.mean([x * (rng.random(x.shape) >= p) for _ in range(trials)], axis=0)
