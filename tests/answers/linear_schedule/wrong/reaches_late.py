"""Reaches final_p one step too late."""

import numpy as np  # noqa: F401

NAMES = ("reaches_final_late",)
MAY = ()
FAILS = ("linear", "end")


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return final_p * min(step / (total_steps + 1), 1)
