"""Changes how NumPy prints and complains, how deep Python goes, and what is warned of."""
import locale
import sys
import warnings

import numpy as np


# @PART right@
def reached():
    found = (
        np.get_printoptions()["precision"] == 3
        or np.geterr()["over"] == "call"
        or sys.getrecursionlimit() == 77
        or sys.getswitchinterval() == 7.0
    )
    np.set_printoptions(precision=3, formatter={"all": lambda x: "x"})
    np.seterr(all="call")
    np.seterrcall(lambda *a: sys.exit())
    sys.setswitchinterval(7.0)
    warnings.simplefilter("error")
    try:
        locale.setlocale(locale.LC_ALL, "")
    except (locale.Error, OSError):
        pass
    sys.setrecursionlimit(77)
    return found


DropoutLayer = RightLayer if reached() else None
