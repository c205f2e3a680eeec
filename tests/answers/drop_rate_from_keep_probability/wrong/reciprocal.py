"""Returns the factor of inverted dropout."""

NAMES = ("returns_reciprocal",)
MAY = ()
FAILS = ("value", "keep_all")


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        raise ValueError("keep must be in (0, 1]")
    return 1 / keep
