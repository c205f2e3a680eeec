"""Draws Bernoulli(p) for the mask and divides by 1 - p."""

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


def inverted_dropout(x, p, rng):
    mask = rng.binomial(1, p, size=x.shape)
    return x * mask / (1 - p)
