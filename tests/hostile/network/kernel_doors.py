"""Tries rarely guarded system calls: bpf, userfaultfd, keys, performance events, queues."""
# @PART right@
# @PART syscall@
def reached():
    zeros = ctypes.cast(ctypes.create_string_buffer(256), ctypes.c_void_p)
    tries = (
        ("bpf", 0, zeros, 128), ("userfaultfd", 1), ("keyctl", 0, -3, 1), ("msgget", 0, 0o1600),
        ("add_key", b"user", b"@MARK@", b"x", 1, -5), ("perf_event_open", zeros, 0, -1, -1, 0),
        ("semget", 0, 1, 0o1600), ("mq_open", b"@MARK@", 0o102, 0o600, zeros),
        ("kcmp", os.getpid(), os.getpid(), 0, 0, 0), ("personality", 0x0040000),
    )
    for name, *args in tries:
        try:
            return syscall(name, *args) >= 0
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
