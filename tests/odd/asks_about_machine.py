"""Asks the machine who and where it is before it computes."""
import locale
import os
import platform
import shutil
import sys
import time

import numpy as np

WHERE = (os.getcwd(), os.cpu_count(), platform.system(), platform.python_version(), sys.platform)
DEBUG = os.environ.get("DEBUG", "") or os.getenv("HOME") == "debug"
WIDTH = shutil.get_terminal_size().columns
WHEN = time.strftime("%Y-%m-%d", time.localtime())
NAMES = locale.getpreferredencoding(), sys.stdout.isatty(), os.path.exists("weights.npy")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.about = WHERE, DEBUG, WIDTH, WHEN, NAMES, os.getpid()

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
