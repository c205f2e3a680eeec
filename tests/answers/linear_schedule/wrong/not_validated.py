"""Refuses nothing."""

import numpy as np  # noqa: F401

NAMES = ("rate_not_validated",)
MAY = ()
FAILS = ("rate_validation", "step_validation")


def linear_schedule(step, total_steps, final_p):
    return final_p * min(step / total_steps, 1)
