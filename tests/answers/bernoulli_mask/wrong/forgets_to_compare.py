"""Returns the uniform draws themselves."""

NAMES = ("not_compared",)
MAY = ()
FAILS = ("values",)


def bernoulli_mask(shape, p, rng):
    return rng.random(shape)
