"""Traces other processes, or reads their memory and descriptors."""
# @PART right@
# @PART syscall@
def reached():
    zeros = ctypes.cast(ctypes.create_string_buffer(64), ctypes.c_void_p)
    tries = []
    for process in (os.getppid(), 1, int("@VICTIM@")):
        tries += [
            ("ptrace", 16, process, 0, 0), ("ptrace", 0x4206, process, 0, 0),
            ("process_vm_readv", process, zeros, 1, zeros, 1, 0), ("pidfd_open", process, 0),
        ]
    for name, *args in (*tries, ("ptrace", 0, 0, 0, 0), ("pidfd_getfd", 3, 0, 0)):
        try:
            return syscall(name, *args) >= 0
        except OSError as error:
            refused = error
    raise refused


DropoutLayer = RightLayer if reached() else None
