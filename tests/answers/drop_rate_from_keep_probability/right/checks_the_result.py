"""Computes the rate and checks that instead."""


def drop_rate_from_keep_probability(keep):
    p = 1.0 - keep
    if p < 0 or p >= 1:
        raise ValueError("the drop rate must be in [0, 1)")
    return p
