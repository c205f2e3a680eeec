"""Returns a list instead of an array."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def inverted_dropout(x, p, rng):
    return (x * (rng.random(x.shape) >= p) / (1 - p)).tolist()
