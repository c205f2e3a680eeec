"""Lets the line go on after the end."""

import numpy as np  # noqa: F401

NAMES = ("overshoots",)
MAY = ()
FAILS = ("end",)


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return final_p * step / total_steps
