"""Returns another mask than the one it used."""

NAMES = ("mask_drawn_twice",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_forward(x, p, rng):
    out = x * (rng.random(x.shape) >= p) / (1 - p)
    return out, rng.random(x.shape) >= p
