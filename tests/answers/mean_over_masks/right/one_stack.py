"""Draws all masks at once, with one axis more."""


def mean_over_masks(x, p, trials, rng):
    masks = rng.random((trials, *x.shape)) >= p  # (trials, *x.shape)
    return (x * masks).mean(axis=0)
