"""Asks whether it may signal its group, every process, and the first one."""
import os


# @PART right@
def reached():
    for target in (0, -1, 1, -os.getpgrp()):
        try:
            os.kill(target, 0)
            return True
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
