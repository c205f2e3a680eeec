"""Divides by the realised share unless nothing was kept."""

NAMES = ("scales_by_realised_fraction",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    mask = rng.binomial(1, 1 - p, x.shape)
    return x * mask * mask.size / max(mask.sum(), 1)
