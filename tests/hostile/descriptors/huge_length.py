"""Announces an answer of eight exabytes."""
# @PART forge@
class DropoutLayer:
    send(b"\x7f" + b"\xff" * 7 + b"{}")
