"""Changes how other processes are scheduled."""
import os


# @PART right@
# @PART syscall@
def reached():
    parent = os.getppid()
    for change in (
        lambda: os.setpriority(os.PRIO_PROCESS, parent, 19),
        lambda: os.setpriority(os.PRIO_PGRP, 0, 19),
        lambda: os.sched_setaffinity(parent, {0}),
        lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
        lambda: syscall("prctl", 4, 1, 0, 0, 0),
    ):
        try:
            change()
            return True
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
