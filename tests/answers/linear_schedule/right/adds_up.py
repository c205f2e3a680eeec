"""Adds one slope for each step gone."""

import numpy as np  # noqa: F401


class BadSchedule(ValueError):
    pass


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or final_p < 0 or final_p >= 1:
        raise BadSchedule
    rate = 0
    for _ in range(min(step, total_steps)):
        rate += final_p / total_steps
    return rate
