"""Goes back to 0 after the end."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("end",)


def linear_schedule(step, total_steps, final_p):
    if total_steps < 1 or step < 0 or not 0 <= final_p < 1:
        raise ValueError("bad schedule")
    return final_p * step / total_steps if step <= total_steps else 0.0
