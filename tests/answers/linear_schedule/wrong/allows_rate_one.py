"""Accepts final_p = 1."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("rate_validation",)


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p <= 1:
        raise ValueError
    return final_p * min(step / total_steps, 1)
