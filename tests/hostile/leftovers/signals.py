"""Leaves signal handlers, masks and timers behind."""
import signal


# @PART right@
def reached():
    found = signal.getsignal(signal.SIGUSR2) is signal.SIG_IGN or signal.SIGUSR2 in blocked()
    for change in (
        lambda: signal.signal(signal.SIGUSR2, signal.SIG_IGN),
        lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN),
        lambda: signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32)),
        lambda: signal.setitimer(signal.ITIMER_VIRTUAL, 0.01),
        lambda: signal.alarm(1),
    ):
        try:
            change()
        except OSError:
            pass
    return found


def blocked():
    try:
        return signal.pthread_sigmask(signal.SIG_BLOCK, ())
    except OSError:
        return ()


DropoutLayer = RightLayer if reached() else None
