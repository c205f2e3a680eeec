"""Masks in training, multiplies at inference."""


def original_dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x * (1 - p)
