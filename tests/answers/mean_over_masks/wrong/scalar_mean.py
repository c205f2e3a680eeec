"""Averages over the entries too."""

NAMES = ("mean_over_entries",)
MAY = ()
FAILS = ("shape",)


def mean_over_masks(x, p, trials, rng):
    masks = rng.random((trials, *x.shape)) >= p
    return (x * masks).mean()
