"""Loops inside a handler of its own alarm."""
import signal
import time


def forever(*_):
    while True:
        pass


def arm():
    for number in (signal.SIGALRM, signal.SIGXCPU, signal.SIGTERM):
        signal.signal(number, forever)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(60)


class DropoutLayer:
    arm()
