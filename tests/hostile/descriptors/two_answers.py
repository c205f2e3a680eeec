"""Sends two answers for one job, in the hope that the second counts for the next learner."""
# @PART forge@
class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(None))) * 2)
