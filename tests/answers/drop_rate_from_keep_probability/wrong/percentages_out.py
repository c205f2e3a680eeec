"""Returns a percentage."""

NAMES = ("percentages",)
MAY = ()
FAILS = ("value",)


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        raise ValueError("keep must be in (0, 1]")
    return 100 * (1 - keep)
