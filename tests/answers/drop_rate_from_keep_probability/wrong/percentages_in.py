"""Expects a percentage."""

NAMES = ("percentages",)
MAY = ()
FAILS = ("value", "keep_all", "rate_validation")


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 100:
        raise ValueError(keep)
    return 1 - keep / 100
