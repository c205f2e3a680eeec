"""Returns all masked arrays."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def mean_over_masks(x, p, trials, rng):
    return x * (rng.random((trials, *x.shape)) >= p)
