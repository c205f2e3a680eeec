"""Signals a process that has nothing to do with it, by every call that can."""
import os
import signal
import time


# @PART right@
# @PART syscall@
def reached():
    victim = int("@VICTIM@")
    for send in (
        lambda: os.kill(victim, signal.SIGUSR1),
        lambda: syscall("tgkill", victim, victim, 10),
        lambda: syscall("rt_sigqueueinfo", victim, 10, b"\0" * 128),
        lambda: syscall("pidfd_send_signal", syscall("pidfd_open", victim, 0), 10, 0, 0),
    ):
        try:
            send()
            return True
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
