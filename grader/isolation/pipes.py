"""Messages over a pipe: an 8-byte big-endian length, then that many bytes."""

from __future__ import annotations

import os
import select
import time

MAX_MESSAGE = 256 << 20


class Closed(OSError):
    """The other end of the pipe is gone."""


def send(descriptor: int, message: bytes) -> None:
    """Write one message; raises Closed when nobody reads any more."""
    view = memoryview(len(message).to_bytes(8, "big") + message)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
    except BrokenPipeError as error:
        raise Closed("nobody reads") from error


def receive(descriptor: int, seconds: float | None = None) -> bytes:
    """Read one message; raises Closed at the end, TimeoutError after `seconds` in all."""
    deadline = None if seconds is None else time.monotonic() + seconds
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
