"""Returns arrays over files and over memory it mapped and unmapped again."""
import mmap

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        memory = mmap.mmap(-1, 1 << 12)
        pointer = np.frombuffer(memory, float).__array_interface__["data"][0]

        class Gone:
            __array_interface__ = {
                "shape": (512,), "typestr": "<f8", "data": (pointer, False), "version": 3
            }

        del memory
        return np.asarray(Gone())

    def backward(self, grad):
        return np.memmap("@CANARY@", float, "r+")
