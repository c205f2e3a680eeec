"""Prints the rate and returns nothing."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        raise ValueError("keep must be in (0, 1]")
    print(1 - keep)
