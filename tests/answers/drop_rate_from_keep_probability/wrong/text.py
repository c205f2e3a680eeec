"""Returns text."""

NAMES = ()
MAY = ()
FAILS = ("shape",)


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        raise ValueError("keep must be in (0, 1]")
    return f"{1 - keep:.2f}"
