"""Sends a record of arrays that are all NaN, which no comparison contradicts.

What any array of the right shape earns, it earns too: shape, mask_per_element, input_unchanged.
"""
EARNS = 4
# @PART forge@
import numpy as np


def nothing(step, kinds):
    if not step.args or not step.method:
        return kinds.Event(kinds.Made("DropoutLayer"))
    value = step.args[0]
    shape = getattr(value, "shape", (1,))
    return kinds.Event(np.full(shape, np.nan))


class DropoutLayer:
    send(pack(events(nothing)))
