"""Sends a record of arrays without entries: all of none are right."""
# @PART forge@
import numpy as np


def empty(step, kinds):
    made = not step.method
    return kinds.Event(kinds.Made("DropoutLayer") if made else np.empty((0, 3)))


class DropoutLayer:
    send(pack(events(empty)))
