"""Starts at final_p and falls to 0."""

import numpy as np  # noqa: F401

NAMES = ("falling_schedule",)
MAY = ()
FAILS = ("linear", "end", "start")


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return final_p * (1 - min(step / total_steps, 1))
