"""Sends hundreds of arrays of eight megabytes that all stand on the same eight megabytes."""
# @PART forge@
import numpy as np


class DropoutLayer:
    honest = pack(events(lambda step, kinds: kinds.Event(np.zeros((3, 5, 7)))))
    send(changed(honest, b"[3,5,7]", b"[1024,1024]", blobs=bytes(8 << 20)))
