"""Sends an array of pointers, which would be followed when it is looked at."""
# @PART forge@
import numpy as np


class DropoutLayer:
    honest = pack(events(lambda step, kinds: kinds.Event(np.full((3, 5, 7), 1e-310))))
    send(changed(honest, b"<f8", b"|O"))
