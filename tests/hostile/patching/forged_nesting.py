"""Sends tuples nested a few hundred deep, as deep as a reader might still follow."""
# @PART forge@
import itertools

DEPTHS = itertools.cycle([20, 60, 150, 250, 320])


def nested(step, kinds):
    found = ()
    for _ in range(next(DEPTHS)):
        found = (found,)
    return kinds.Event(found)


class DropoutLayer:
    send(pack(events(nested)))
