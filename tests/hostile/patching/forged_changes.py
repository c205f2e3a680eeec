"""Sends a record in which arguments changed that were never given."""
# @PART forge@
import numpy as np


def changed(step, kinds):
    return kinds.Event(None, {"0": np.zeros(0), "7": np.zeros(3), "\x1b[2J": np.zeros((2, 2))})


class DropoutLayer:
    send(pack(events(changed)))
