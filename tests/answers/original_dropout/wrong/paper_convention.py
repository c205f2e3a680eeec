"""Takes p for the keep probability, as the paper does."""

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("drop_rate", "inference_scaling")


def original_dropout(x, p, rng, training):
    if training:
        return x * rng.binomial(1, p, x.shape)
    return x * p
