"""Leaves a daemon behind, in a session of its own and with another parent."""
import os
import time


# @PART right@
def reached():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(30)
        os._exit(0)
    return True


DropoutLayer = RightLayer if reached() else None
