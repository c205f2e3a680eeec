"""Makes child processes that make child processes (three generations at most)."""
import os
import time


# @PART right@
def reached():
    made = 0
    for _ in range(3):
        try:
            made += os.fork() > 0
        except OSError:
            pass
    if made:
        time.sleep(1)
    return made > 0


DropoutLayer = RightLayer if reached() else None
