"""Messages over a pipe: an 8-byte big-endian length, then that many bytes."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import time

with contextlib.suppress(ImportError):  # not on Windows, where no zygote runs
    import fcntl
    import termios

LEARN, GO = b"+", b"!"  # announce a script and a job to a zygote, each followed by a number
MAX_MESSAGE = 64 << 20
ROOMY = 1 << 20  # bytes a pipe should hold, so that a record passes without waiting


class Closed(OSError):
    """The other end of the pipe is gone."""


def widen(descriptor: int) -> None:
    """Let a pipe hold more, where the system allows it."""
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


def waiting(descriptor: int) -> int:
    """Return the number of bytes that a pipe holds; 0 at its end, once something can be read."""
    return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), sys.byteorder)


def pass_on(source: int, target: int, count: int) -> None:
    """Write `count` bytes that wait in a pipe as one message, without looking at them."""
    try:
        _write(target, count.to_bytes(8, "big"))
        while count:
            count -= os.splice(source, target, count)
    except BrokenPipeError as error:
        raise Closed("nobody reads") from error


def receive(descriptor: int, deadline: float | None = None) -> bytes:
    """Read one message; raises Closed at the end, TimeoutError at the deadline.

    The deadline is a reading of `time.monotonic`.
    """
    data = bytearray(_size(descriptor, deadline))
    _fill(memoryview(data), descriptor, deadline)
    return bytes(data)


def receive_all(descriptor: int, deadline: float) -> memoryview:
    """Read messages up to an empty one, as `receive` does, into memory of their own."""
    data, end = bytearray(ROOMY), 0
    while size := _size(descriptor, deadline):
        start, end = end, end + size
        data.extend(bytes(max(0, end - len(data))))
        with memoryview(data) as view:
            _fill(view[start:end], descriptor, deadline)
    return memoryview(data)[:end]


def _size(descriptor: int, deadline: float | None) -> int:
    head = bytearray(8)
    _fill(memoryview(head), descriptor, deadline)
    size = int.from_bytes(head, "big")
    if size > MAX_MESSAGE:
        raise Closed(f"a message has {MAX_MESSAGE} bytes at most, got {size}")
    return size


def _fill(view: memoryview, descriptor: int, deadline: float | None) -> None:
    while view:
        if deadline is not None:
            _await(descriptor, deadline)
        count = os.readv(descriptor, [view])
        if not count:
            raise Closed("nobody writes")
        view = view[count:]


def _await(descriptor: int, deadline: float) -> None:
    if not happens(descriptor, max(0.0, deadline - time.monotonic())):
        raise TimeoutError("no message in time")


def happens(descriptor: int, seconds: float, *, hang_up_only: bool = False) -> bool:
    """Wait until a descriptor can be read or hangs up; tell whether it did in time.

    A pipe hangs up when nobody can write to it any more, a pidfd is readable when its process
    has ended.
    """
    poll = select.poll()
    poll.register(descriptor, 0 if hang_up_only else select.POLLIN)  # a hang-up is always told
    return bool(poll.poll(seconds * 1000))
