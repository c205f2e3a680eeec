"""Exchanges the two branches."""

NAMES = ("inverted_flag",)
MAY = ()
FAILS = ("scaling", "inference_scaling", "drop_rate")


def original_dropout(x, p, rng, training):
    if not training:
        return x * (rng.random(x.shape) >= p)
    return x * (1 - p)
