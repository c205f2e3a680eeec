"""Raises an error of its own that is a ValueError, and rounds."""


class KeepError(ValueError):
    pass


def drop_rate_from_keep_probability(keep):
    if 0 < keep <= 1:
        return round(1 - keep, 12)
    raise KeepError(keep)
