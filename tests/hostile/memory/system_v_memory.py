"""Keeps memory in a System V segment, which outlives the process."""
# @PART right@
# @PART syscall@
DropoutLayer = RightLayer if syscall("shmget", 0, 1 << 20, 0o1600) >= 0 else None
