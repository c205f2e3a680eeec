"""Sends a record in which every call made an object that says nothing."""
# @PART forge@
class DropoutLayer:
    send(pack(events(lambda step, kinds: kinds.Event(kinds.Made("DropoutLayer")))))
