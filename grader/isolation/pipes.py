"""Messages over a pipe: an 8-byte big-endian length, then that many bytes."""

from __future__ import annotations

import os
import select
import time

GO = b"!"  # announces a job to a zygote
MAX_MESSAGE = 64 << 20
ROOMY = 1 << 20  # bytes a pipe should hold, so that a record passes without waiting


class Closed(OSError):
    """The other end of the pipe is gone."""


def widen(descriptor: int) -> None:
    """Let a pipe hold more, where the system allows it."""
    import fcntl  # not on Windows, where no zygote runs

    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, ROOMY)
    except (AttributeError, OSError):
        pass


def send(descriptor: int, message: bytes | memoryview) -> None:
    """Write one message; raises Closed when nobody reads any more."""
    try:
        # Apart, because joining them would leave a copy in memory.
        _write(descriptor, len(message).to_bytes(8, "big"))
        _write(descriptor, message)
    except BrokenPipeError as error:
        raise Closed("nobody reads") from error


def _write(descriptor: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def receive(descriptor: int, deadline: float | None = None) -> bytes:
    """Read one message; raises Closed at the end, TimeoutError at the deadline.

    The deadline is a reading of `time.monotonic`.
    """
    size = int.from_bytes(_read(descriptor, 8, deadline), "big")
    if size > MAX_MESSAGE:
        raise Closed(f"a message has {MAX_MESSAGE} bytes at most, got {size}")
    return bytes(_read(descriptor, size, deadline))


def _read(descriptor: int, size: int, deadline: float | None) -> bytearray:
    data = bytearray(size)
    view = memoryview(data)
    while view:
        if deadline is not None:
            _await(descriptor, deadline)
        count = os.readv(descriptor, [view])
        if not count:
            raise Closed("nobody writes")
        view = view[count:]
    return data


def _await(descriptor: int, deadline: float) -> None:
    left = max(0.0, deadline - time.monotonic())
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    if not poll.poll(left * 1000):
        raise TimeoutError("no message in time")
