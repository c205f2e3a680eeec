"""Refuses first, then subtracts."""


def drop_rate_from_keep_probability(keep):
    if not 0 < keep <= 1:
        raise ValueError(f"keep must be in (0, 1], got {keep}")
    return 1 - keep
