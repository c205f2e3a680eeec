"""Gives anything back as it is."""

NAMES = ("returns_keep", "rate_not_validated")
MAY = ()
FAILS = ("value", "rate_validation", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    return keep
