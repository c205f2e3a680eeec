"""Uses an assertion, which is no ValueError."""

NAMES = ()
MAY = ()
FAILS = ("rate_validation", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    assert 0 < keep <= 1
    return 1 - keep
