"""Checks keep as if it were a drop rate."""

NAMES = ("interval_of_drop_rate",)
MAY = ()
FAILS = ("keep_all", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    if not 0 <= keep < 1:
        raise ValueError(keep)
    return 1 - keep
