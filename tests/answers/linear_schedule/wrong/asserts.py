"""Asserts instead of raising ValueError."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("rate_validation", "step_validation")


def linear_schedule(step, total_steps, final_p):
    assert total_steps >= 1 and step >= 0 and 0 <= final_p < 1
    return final_p * min(step / total_steps, 1)
