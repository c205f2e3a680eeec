"""Masks what the trial before has left."""

NAMES = ("masks_compound",)
MAY = ()
FAILS = ("drop_rate",)


def mean_over_masks(x, p, trials, rng):
    total = 0
    for _ in range(trials):
        x = x * (rng.random(x.shape) >= p)
        total = total + x
    return total / trials
