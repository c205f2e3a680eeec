"""Looks at final_p only."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("step_validation",)


def linear_schedule(step, total_steps, final_p):
    if not 0 <= final_p < 1:
        raise ValueError
    return final_p * min(step / max(total_steps, 1), 1)
