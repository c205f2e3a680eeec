"""Lets zero through."""

NAMES = ("accepts_zero",)
MAY = ()
FAILS = ("keep_nothing",)


def drop_rate_from_keep_probability(keep):
    if keep < 0 or keep > 1:
        raise ValueError(keep)
    return 1 - keep
