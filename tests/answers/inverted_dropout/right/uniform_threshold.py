"""Compares uniform draws with p and divides the product."""


def inverted_dropout(x, p, rng):
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
