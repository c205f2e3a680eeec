"""Changes a copy in place, which whole numbers refuse."""


def inverted_dropout(x, p, rng):
    out = x.copy()
    out[rng.random(x.shape) < p] = 0
    out /= 1 - p
    return out
