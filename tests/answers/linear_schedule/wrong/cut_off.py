"""Rises to 1 and is cut off at final_p."""

import numpy as np  # noqa: F401

NAMES = ("caps_the_step_rate",)
MAY = ()
FAILS = ("linear",)


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return min(step / total_steps, final_p)
