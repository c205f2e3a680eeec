"""Returns the expected value instead of simulating."""

NAMES = ("returns_expectation",)
MAY = ()
FAILS = ("scaling", "averages", "uses_rng")


def mean_over_masks(x, p, trials, rng):
    return (1 - p) * x
