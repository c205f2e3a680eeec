"""Chooses from zero and one with given probabilities."""


def dropout_forward(x, p, rng):
    mask = rng.choice([0.0, 1.0], size=x.shape, p=[p, 1 - p])
    out = x.copy()
    out *= mask
    out /= 1 - p
    return (out, mask)
