"""Changes the classes that the recorder hands to every learner: generators, arrays, warnings."""
import warnings

import numpy as np


# @PART right@
def reached():
    found = getattr(np.random.Generator, "left", False) or warnings.filters[:1] == ["left"]
    warnings.filters.insert(0, "left")
    warnings.showwarning = None
    np.random.default_rng = np.random.seed = None
    np.core = np.lib = None
    np.ma = None
    np.newaxis = 5
    return bool(found) or np.newaxis is None and found


DropoutLayer = RightLayer if reached() else None
