"""Writes garbage to every descriptor."""
# @PART forge@
class DropoutLayer:
    send(b"\xff\x00garbage\n" * 1000)
