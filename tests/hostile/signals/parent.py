"""Asks whether it may signal the process that started it."""
import os


# @PART right@
def reached():
    os.kill(os.getppid(), 0)
    return True


DropoutLayer = RightLayer if reached() else None
