"""Sends lists within lists, a hundred thousand deep."""
# @PART forge@
class DropoutLayer:
    send(frame(b"[" * 100_000 + b"]" * 100_000))
