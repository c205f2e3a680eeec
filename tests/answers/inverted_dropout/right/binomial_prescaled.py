"""Scales a binomial mask first, then multiplies."""


def inverted_dropout(x, p, rng):
    mask = rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
    return x * mask
