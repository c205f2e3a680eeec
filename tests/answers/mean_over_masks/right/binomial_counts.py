"""Draws how often each entry is kept, in one go."""


def mean_over_masks(x, p, trials, rng):
    return x * rng.binomial(trials, 1 - p, size=x.shape) / trials
