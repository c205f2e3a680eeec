"""Sends a record of calls that took for ever, or less than nothing."""
# @PART forge@
import itertools

TIMES = itertools.cycle([float("inf"), -1.0, 1e308, -0.0])


class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event([1.0], {}, next(TIMES)))))
