"""Lets NumPy interpolate, and returns its scalar."""

import numpy as np  # noqa: F401


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return np.interp(step, [0, total_steps], [0.0, final_p])
