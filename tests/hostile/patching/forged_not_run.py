"""Sends a record in which no call could be made."""
# @PART forge@
class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(kinds.NotRun("layer")))))
