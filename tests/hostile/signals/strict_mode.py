"""Puts itself under the kernel's strictest filter, which kills at the next call."""
# @PART right@
# @PART syscall@
def reached():
    for name, *args in (("prctl", 22, 1, 0, 0, 0), ("seccomp", 0, 0, 0)):
        try:
            syscall(name, *args)
            os.getppid()
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
