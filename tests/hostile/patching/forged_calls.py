"""Sends single events that claim to tell of many calls, or of none."""
# @PART forge@
import itertools

CALLS = itertools.cycle([0, -1, 50, 1 << 62])


class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(1.0, calls=next(CALLS)))))
