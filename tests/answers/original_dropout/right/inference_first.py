"""Names the keep probability and starts with inference."""


def original_dropout(x, p, rng, training=True):
    keep = 1 - p
    if not training:
        return keep * x
    mask = rng.binomial(n=1, p=keep, size=x.shape)
    return mask * x
