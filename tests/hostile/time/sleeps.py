"""Sleeps for a day, which costs no processor time."""
ENDS = ("timeout",)
import time


class DropoutLayer:
    time.sleep(86_400)
