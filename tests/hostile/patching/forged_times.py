"""Sends a record of calls that took for ever, or less than nothing."""
# @PART forge@
import itertools

TIMES = itertools.cycle([1 << 62, -1, 0.5, float("inf")])


class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event([1.0], {}, next(TIMES)))))
