"""Sends an array of objects whose bytes are a pickle."""
import numpy as np


# @PART forge@
class DropoutLayer:
    bomb = b"cos\nsystem\n(S'echo > @WATCHED@/@MARK@'\ntR."
    honest = pack(events(lambda step, kinds: kinds.Event(np.zeros((3, 5, 7)))))
    send(changed(honest, b"<f8", b"|O", blobs=bomb * 100_000))
