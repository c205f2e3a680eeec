"""Moves values outside to the nearest end."""

import numpy as np

NAMES = ("rate_not_validated",)
MAY = ()
FAILS = ("rate_validation", "keep_nothing")


def drop_rate_from_keep_probability(keep):
    return 1 - float(np.clip(keep, 0, 1))
