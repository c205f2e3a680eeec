"""Counts the steps from 1."""

import numpy as np  # noqa: F401

NAMES = ("counts_from_one",)
MAY = ()
FAILS = ("linear", "start")


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return final_p * min((step + 1) / total_steps, 1)
