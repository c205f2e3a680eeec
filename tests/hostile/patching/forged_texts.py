"""Sends a record of texts, tuples and booleans where arrays should be."""
# @PART forge@
import itertools

ODD = itertools.cycle(["x" * 4000, (), (((),),), True, -1, 1e308, None, "<b>\x1b[31m", 0.0])


class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(next(ODD)))))
