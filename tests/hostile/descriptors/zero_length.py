"""Sends frames without content, many of them."""
# @PART forge@
class DropoutLayer:
    send(b"\0" * 4096)
