"""Takes p for the keep probability throughout."""

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("scaling", "drop_rate", "zero_rate")


def inverted_dropout(x, p, rng):
    if p == 0:
        return x * 0
    return x * (rng.random(x.shape) < p) / p
