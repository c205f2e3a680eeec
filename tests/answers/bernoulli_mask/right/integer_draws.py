"""Compares large random integers with a threshold."""


def bernoulli_mask(shape, p, rng):
    top = 2**48
    draws = rng.integers(0, top, size=shape)
    return (draws >= round(p * top)).astype("float16")
