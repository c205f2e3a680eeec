"""Subtracts and refuses nothing."""

NAMES = ("rate_not_validated",)
MAY = ()
FAILS = ("rate_validation", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    return 1 - keep
