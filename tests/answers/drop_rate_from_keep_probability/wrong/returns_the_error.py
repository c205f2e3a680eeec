"""Returns the error instead of raising it."""

NAMES = ()
MAY = ()
FAILS = ("rate_validation", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        return ValueError("keep must be in (0, 1]")
    return 1 - keep
