"""Is inverted dropout: divides in training, passes x through."""

NAMES = ("inverted_scheme",)
MAY = ()
FAILS = ("scaling", "inference_scaling")


def original_dropout(x, p, rng, training):
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)
