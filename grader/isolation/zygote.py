"""The fork server inside the sandbox: NumPy is loaded once, each job gets a fork of its own.

It speaks on descriptors 0 and 1, in messages of an 8-byte length and that many bytes. First
comes the set-up as JSON, answered by READY; then jobs, each answered by how its process ended
(JSON) and by what that process wrote. It trusts nothing that a fork writes, and looks at none
of it.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import time
from base64 import b64decode
from importlib import import_module

import numpy as np

from grader import wire
from grader.isolation import landlock, seccomp
from grader.isolation.pipes import Closed, receive, send
from grader.isolation.recording import (
    READY,
    answer,
    forbid_files_and_processes,
    lower_limits,
    mapped_bytes,
)
from grader.isolation.runner import Limits
from grader.loading import record_source
from grader.script import Code, Episode, Job, Ramp, Ref, Script, Step
from grader.wire import pack, unpack

MAX_FRAME = getattr(wire, "MAX_FRAME", 64 << 20)
PIECE = 1 << 18  # bytes read at a time
# Modules that learners often import: loaded here, they cost a fork nothing.
COMMON = (
    "abc collections contextlib copy dataclasses decimal enum fractions functools itertools "
    "json logging math operator random re secrets statistics string textwrap types typing "
    "warnings numpy.linalg numpy.random"
).split()


def main() -> None:
    """Set up as told, then record jobs until the pipe closes."""
    setup = json.loads(receive(0))
    for name in [*COMMON, *setup["requires"]]:
        import_module(name)
    os.dup2(setup["null"], 2)
    os.close(setup["null"])
    nursery = Nursery(setup)
    send(1, READY)
    while True:
        try:
            frame = receive(0)
        except Closed:
            return
        ending, written = nursery.run(frame)
        send(1, json.dumps(ending).encode())
        send(1, written)


class Nursery:
    """Makes one process a job, watches it, and clears up after it."""

    def __init__(self, setup: dict) -> None:
        self._limits = Limits(**setup["limits"])
        self._is_first = os.getpid() == 1  # of a process namespace of its own
        landlock.die_with_parent()
        if setup["readable"] is not None:
            landlock.allow_reading(setup["readable"], setup["listable"])
        self._filter = seccomp.Loaded(b64decode(setup["filter"])) if setup["filter"] else None
        _warm_up()
        self._mapped = mapped_bytes()
        gc.collect()
        gc.freeze()  # a collection in a fork would copy every page that it marks

    def run(self, frame: bytes) -> tuple[dict, bytes]:
        """Return how the job's process ended, and what it wrote."""
        deadline = time.monotonic() + self._limits.wall_seconds
        read_end, write_end = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._be_the_learner(frame, write_end)
        os.close(write_end)
        written, stopped = _collect(read_end, deadline)
        os.close(read_end)
        code, cpu = self._clear_up(pid)
        return {"code": code, "stopped": stopped, "cpu_seconds": cpu}, written

    def _be_the_learner(self, frame: bytes, write_end: int) -> None:
        try:
            _keep_only(write_end)
            os.setsid()
            lower_limits(self._limits, self._mapped)
            np.random.seed()
            if self._filter:
                forbid_files_and_processes()
                self._filter.apply()
            answer(frame, 3)
        finally:
            os._exit(0)  # no exit handler and no destructor of the learner's runs

    def _clear_up(self, pid: int) -> tuple[int, float]:
        """End the job's process and all that it started; return its exit code and CPU seconds."""
        _kill(pid)
        _, status, usage = os.wait4(pid, 0)
        if self._is_first:
            _kill(-1)
            _reap_all()
        elif self._filter is None:
            _kill(-pid)  # its session: with a filter it could start nothing
        return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


def _warm_up() -> None:
    """Record something of ours: what Python prepares at first use, forks then have."""
    code = Code("class Warm:\n def forward(self, x):\n  return x * 2", "warm", 1)
    calls = (
        Step("layer", "Warm"),
        Step("y", "layer.forward", (Ramp(1.0, 2.0, (4, 3)),), times=40),
        Step("y", "layer.forward", (np.ones((2, 2)),), times=40),
        Step("y", "layer.forward", (Ref("y"),)),
        Step("y", "layer.backward"),
    )
    job = Job("Warm", (code,), Script((Episode("warm", 1, calls),)))
    frame = pack(job)
    for _ in range(3):
        job = unpack(frame)
        unpack(pack(record_source(job.name, job.statements, job.script)))


def _keep_only(descriptor: int) -> None:
    """Leave a process 0, 1 and 2 on the null device, and the descriptor as number 3."""
    os.dup2(2, 0)
    os.dup2(2, 1)
    if descriptor != 3:
        os.dup2(descriptor, 3)
    os.closerange(4, 256)


def _collect(descriptor: int, deadline: float) -> tuple[bytes, str]:
    """Read until the end, the deadline or too much; return the bytes and why it was stopped."""
    pieces, size = [], 0
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while size <= len(READY) + MAX_FRAME:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            return b"".join(pieces), "deadline"
        piece = os.read(descriptor, PIECE)
        if not piece:
            return b"".join(pieces), ""
        pieces.append(piece)
        size += len(piece)
    return b"", "flood"


def _kill(target: int) -> None:
    try:
        os.kill(target, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _reap_all() -> None:
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
