"""Sends half an answer and sleeps."""
ENDS = ("timeout",)
# @PART forge@
import time


class DropoutLayer:
    whole = pack(events(lambda step, kinds: kinds.Event(None)))
    tell_all(whole[: len(whole) // 2])
    time.sleep(60)
