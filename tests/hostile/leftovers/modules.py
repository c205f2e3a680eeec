"""Adds and removes modules, import paths and hooks for the next submission."""
import sys


# @PART right@
def reached():
    found = "left_behind" in sys.modules
    sys.modules["left_behind"] = sys
    sys.path[:] = ["@WATCHED@"]
    sys.meta_path.clear()
    sys.modules.pop("grader.recorder")
    return found


DropoutLayer = RightLayer if reached() else None
