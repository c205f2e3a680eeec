"""Leaves an exit handler behind that never ends."""
import atexit


def forever():
    while True:
        pass


class DropoutLayer:
    atexit.register(forever)
