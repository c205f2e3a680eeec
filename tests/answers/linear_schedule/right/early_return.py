"""Returns final_p once the end is reached."""

import numpy as np  # noqa: F401


def linear_schedule(step, total_steps, final_p):
    if not 0 <= final_p < 1:
        raise ValueError(f"final_p must be in [0, 1), got {final_p}")
    if step < 0:
        raise ValueError(f"step must not be negative, got {step}")
    if total_steps < 1:
        raise ValueError(f"total_steps must be positive, got {total_steps}")
    if step >= total_steps:
        return final_p
    return final_p * step / total_steps
