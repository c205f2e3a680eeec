"""Asks for eight terabytes at once."""
import numpy as np


class DropoutLayer:
    big = np.ones(1 << 40)
