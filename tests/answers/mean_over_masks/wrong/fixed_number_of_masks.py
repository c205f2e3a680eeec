"""Always draws a hundred masks."""

NAMES = ("ignores_trials",)
MAY = ()
FAILS = ("scaling", "averages")


def mean_over_masks(x, p, trials, rng):
    masks = rng.random((100, *x.shape)) >= p
    return (x * masks).mean(axis=0)
