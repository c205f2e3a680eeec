"""Sends a record of arrays with 64 axes and of every dtype."""
# @PART forge@
import itertools

import numpy as np

KINDS = itertools.cycle("b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8".split())


class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(np.zeros((1,) * 64, next(KINDS))))))
