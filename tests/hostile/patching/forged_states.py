"""Sends a record in which every mask is said to be fresh and every body unwritten."""
# @PART forge@
import itertools

COUNT = itertools.count()


def fresh(step, kinds):
    return kinds.Event(None, {}, float("nan"), str(next(COUNT)), str(next(COUNT)), True)


class DropoutLayer:
    send(pack(events(fresh)))
