"""Empties a file without opening it."""
# @PART right@
# @PART syscall@
DropoutLayer = RightLayer if syscall("truncate", b"@CANARY@", 0) == 0 else None
