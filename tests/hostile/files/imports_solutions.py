"""Puts the course's folders on the import path and imports from them."""
import sys


# @PART right@
def reached():
    sys.path[:0] = ["@TESTS@", "@SOLUTIONS@", "@COURSE@"]
    import layers.right.terse
    return True


DropoutLayer = RightLayer if reached() else None
