"""Clips, and computes in float32."""

import numpy as np  # noqa: F401


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    share = np.clip(np.float32(step) / np.float32(total_steps), 0, 1)
    return np.float32(final_p) * share
