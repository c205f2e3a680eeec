"""Kills its own process, as if somebody else had, so that the grader takes the blame."""
import os
import signal


# @PART syscall@
def kill_myself():
    for kill in (
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: signal.raise_signal(signal.SIGKILL),
        lambda: syscall("tgkill", os.getpid(), os.getpid(), 9),
        lambda: signal.pthread_kill(__import__("threading").get_ident(), signal.SIGKILL),
    ):
        try:
            kill()
        except (OSError, RuntimeError):
            pass


class DropoutLayer:
    kill_myself()
