"""The fork server inside the sandbox: NumPy is loaded once, each job gets a fork of its own.

It speaks on descriptors 0 and 1, in messages (see `pipes`). First comes the set-up as JSON,
answered by READY. Then come scripts and jobs, each announced by two bytes. A script is read and
kept under its number: it holds what every learner's code is asked, and forks inherit it. A job's
two bytes name its script; its message is read by the fork itself. What the fork writes is moved
from pipe to pipe; an empty message ends it, and how the process ended follows as JSON. So no
fork finds a trace of an earlier submission in its memory, and nothing that a fork writes is
looked at here.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import time
from base64 import b64decode
from importlib import import_module

from grader.isolation import landlock, seccomp
from grader.isolation.pipes import LEARN, Closed, happens, pass_on, receive, send, waiting, widen
from grader.isolation.recording import (
    MOST_BYTES,
    READY,
    answer,
    forbid_files_and_processes,
    lower_cpu_limit,
    lower_inherited_limits,
    mapped_bytes,
)
from grader.isolation.runner import Limits
from grader.isolation.warming import warm_up
from grader.recorder import Plan
from grader.script import Code
from grader.wire import unpack

_libc = ctypes.PyDLL(None)  # which keeps Python's own lock during a call
ENDING_SECONDS = 1.0  # to give back a GiB of memory takes a part of it
SHORT_SECONDS = 0.03  # in which most records are written, and then moved all at once
YOUNG = 20_000  # objects made since the last collection, more than one recording leaves
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
    try:
        send(1, READY)
        while order := os.read(0, 2):
            kind, number = order[:1], order[1]
            if kind == LEARN:
                nursery.learn(number, receive(0))
            else:
                send(1, json.dumps(nursery.run(number)).encode())
    except Closed:  # the judge is gone
        pass


class Nursery:
    """Makes one process a job, watches it, and clears up after it."""

    def __init__(self, setup: dict) -> None:
        self._limits = Limits(**setup["limits"])
        self._is_first = os.getpid() == 1  # of a process namespace of its own
        self._plans: dict[int, Plan] = {}
        landlock.die_with_parent()
        if setup["readable"] is not None:
            landlock.allow_reading(setup["readable"], setup["listable"])
        self._filter = seccomp.Loaded(b64decode(setup["filter"])) if setup["filter"] else None
        warm_up()
        lower_inherited_limits(self._limits, mapped_bytes())
        gc.set_threshold(YOUNG)
        gc.collect()
        gc.freeze()  # a collection in a fork would copy every page that it marks

    def learn(self, number: int, frame: bytes) -> None:
        """Keep a script for the jobs that will name it."""
        self._plans[number] = Plan(unpack(frame))
        gc.freeze()

    def run(self, number: int) -> dict:
        """Fork for the job that waits in the pipe, pass on what comes, tell how it ended."""
        deadline = time.monotonic() + self._limits.wall_seconds
        read_end, write_end = os.pipe()
        widen(read_end)
        pid = _fork()
        if pid == 0:
            self._be_the_learner(write_end, self._plans[number])
        os.close(write_end)
        end = os.pidfd_open(pid)
        try:
            happens(read_end, SHORT_SECONDS, hang_up_only=True)
            stopped = self._pass_on(read_end, deadline)
            send(1, b"")
            if not stopped and not happens(end, ENDING_SECONDS):
                stopped = "closed"  # its pipe, and goes on
        finally:
            os.close(end)
            os.close(read_end)
            code, cpu = self._clear_up(pid)
        return {"code": code, "stopped": stopped, "cpu_seconds": cpu}

    def _be_the_learner(self, write_end: int, plan: Plan) -> None:
        try:
            name, statements = json.loads(receive(0))
            _keep_only(write_end)
            os.setsid()
            landlock.die_with_parent()
            lower_cpu_limit(self._limits)
            if self._filter:
                forbid_files_and_processes()
                self._filter.apply()
            answer(name, [Code(*statement) for statement in statements], plan, 3)
            os.close(3)  # before all memory is given back, which takes a while
        finally:
            os._exit(0)  # no exit handler and no destructor of the learner's runs

    def _pass_on(self, descriptor: int, deadline: float) -> str:
        """Move on what comes until the end, the deadline or too much; return which it was."""
        room = MOST_BYTES
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not happens(descriptor, left):
                return "deadline"
            count = waiting(descriptor)
            room -= count
            if not count or room < 0:
                return "" if room >= 0 else "flood"
            pass_on(descriptor, 1, count)

    def _clear_up(self, pid: int) -> tuple[int, float]:
        """End the job's process and all that it started; return its exit code and CPU seconds."""
        _kill(pid)
        _, status, usage = os.wait4(pid, 0)
        if self._is_first:
            _kill(-1)
            _reap_all()
        elif self._filter is None:
            _kill(-pid)  # its session: behind a filter it could start nothing
        return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


def _fork() -> int:
    """Fork without what Python does afterwards in each child: 0.6 ms, half of it for nothing.

    It would replace the locks of threads, of which there are none here, and seed `random`, which
    a recording does itself. Raises OSError when there is no process to be had.
    """
    pid = _libc.fork()
    if pid < 0:
        raise OSError("no process could be started")
    return pid


def _keep_only(descriptor: int) -> None:
    """Leave a process 0, 1 and 2 on the null device, and the descriptor as number 3."""
    os.dup2(2, 0)
    os.dup2(2, 1)
    if descriptor != 3:
        os.dup2(descriptor, 3)
    os.closerange(4, 256)


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
