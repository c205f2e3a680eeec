"""Mounts a file system of its own, and changes its root."""
# @PART right@
# @PART syscall@
def reached():
    tries = (
        ("mount", b"none", b"/tmp", b"tmpfs", 0, 0), ("chroot", b"/"), ("setns", 3, 0),
        ("fanotify_init", 0, 0), ("inotify_init1", 0),
    )
    for name, *args in tries:
        try:
            return syscall(name, *args) >= 0
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
