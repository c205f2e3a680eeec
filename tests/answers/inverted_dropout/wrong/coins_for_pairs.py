"""Half of the time uses the coin of the left neighbour."""

NAMES = ()
MAY = ()
FAILS = ("mask_per_element",)


def inverted_dropout(x, p, rng):
    keep = rng.random(x.shape) >= p
    again = rng.random(x.shape[:-1] + (x.shape[-1] - 1,)) < 0.5
    keep[..., 1:][again] = keep[..., :-1][again]
    return x * keep / (1 - p)
