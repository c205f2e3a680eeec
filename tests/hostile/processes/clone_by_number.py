"""Makes a process by the bare system calls clone, clone3 and vfork."""
# @PART right@
# @PART syscall@
def reached():
    for name, *args in (("clone", 17, 0, 0, 0, 0), ("fork",), ("clone3", b"\0" * 64, 64)):
        try:
            if syscall(name, *args) == 0:
                os._exit(0)
            return True
        except (OSError, KeyError) as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
