"""Sends an array whose size is a truth value."""
# @PART forge@
import numpy as np


class DropoutLayer:
    honest = pack(events(lambda step, kinds: kinds.Event(np.zeros((3, 5, 7)))))
    send(changed(honest, b"[3,5,7]", b"[3,5,true]"))
