"""Keeps where a standard normal draw is below p."""

NAMES = ("wrong_distribution",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    return rng.standard_normal(shape) < p
