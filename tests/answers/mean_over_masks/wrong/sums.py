"""Forgets to divide by trials."""

NAMES = ("sums_over_masks",)
MAY = ()
FAILS = ("averages", "drop_rate")


def mean_over_masks(x, p, trials, rng):
    return sum(x * rng.binomial(1, 1 - p, x.shape) for _ in range(trials))
