"""Divides by one trial too many."""

NAMES = ()
MAY = ()
FAILS = ("scaling", "averages")


def mean_over_masks(x, p, trials, rng):
    total = sum(x * (rng.random(x.shape) >= p) for _ in range(trials))
    return total / (trials + 1)
