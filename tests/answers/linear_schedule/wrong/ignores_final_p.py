"""Rises to 1 whatever final_p is."""

import numpy as np  # noqa: F401

NAMES = ("ignores_final_p",)
MAY = ()
FAILS = ("linear", "end")


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return min(step / total_steps, 1)
