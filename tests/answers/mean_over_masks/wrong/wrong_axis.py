"""Averages over the entries and keeps the trials."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def mean_over_masks(x, p, trials, rng):
    masks = rng.random((trials, *x.shape)) >= p
    return (x * masks).mean(axis=-1)
