"""Returns the probability of being kept."""

import numpy as np  # noqa: F401

NAMES = ("returns_keep_probability",)
MAY = ()
FAILS = ("linear", "end", "start")


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return 1 - final_p * min(step / total_steps, 1)
