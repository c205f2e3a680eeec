"""One plain subprocess for each job, with a deadline and limits; the user's rights remain."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path

from grader.isolation.ending import Ending, Killed, OurFault, reply_to
from grader.isolation.recording import MOST_BYTES
from grader.isolation.runner import Limits, Reply
from grader.script import Job
from grader.wire import pack

ATTEMPTS = 2
CHUNK = 1 << 20
LAST_SECONDS = 1.0  # for what is still in the pipe of a process that has ended
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ")


class PlainRunner:
    """Runs each job in a fresh interpreter, in an empty folder and a session of its own.

    What a job starts goes down with it where there are process groups, unless it left its own.
    """

    level = "subprocess"

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""
        message = pack(job)
        for _ in range(ATTEMPTS):
            try:
                return self._attempt(message)
            except Killed:  # once, from outside perhaps; twice is the code's own doing
                failed = Reply(status="crashed", message="your code's process was killed, twice")
            except (OurFault, OSError) as fault:
                failed = Reply(status="grader_fault", message=str(fault))
        return failed

    def _attempt(self, message: bytes) -> Reply:
        with tempfile.TemporaryDirectory(prefix="grader-", ignore_cleanup_errors=True) as folder:
            answer, ending = self._play(message, folder)
        return reply_to(answer, ending, self._limits)

    def _play(self, message: bytes, folder: str) -> tuple[bytes, Ending]:
        """Return what a process wrote that was handed a job, and how it ended."""
        used = _cpu_seconds_of_children()
        child = self._started(folder)
        exchange = Exchange(child, message)
        end = threading.Thread(target=child.wait, daemon=True)  # with a timeout it would poll
        try:
            exchange.start()
            end.start()
            end.join(self._limits.wall_seconds)
            is_late = end.is_alive()
        finally:
            _kill_all(child)
        end.join()
        exchange.join(LAST_SECONDS)  # whatever left the session may hold the pipe for ever
        stopped = "flood" if exchange.is_flooded else "deadline" if is_late else ""
        spent = _cpu_seconds_of_children() - used
        return bytes(exchange.heard), Ending(child.returncode, stopped, spent)

    def _started(self, folder: str) -> subprocess.Popen:
        words = json.dumps(asdict(self._limits))
        return subprocess.Popen(
            [sys.executable, "-s", "-B", "-X", "utf8", "-m", "grader.isolation.fresh", words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(),
            start_new_session=True,  # a signal to its group does not reach the grader
        )

    def close(self) -> None:
        """Leave nothing: each job cleared up after itself."""


class Exchange(threading.Thread):
    """Hands a process its message and hears its answer, so that nobody else waits for pipes."""

    def __init__(self, child: subprocess.Popen, message: bytes) -> None:
        """`heard` grows with what comes, to MOST_BYTES; a process that writes more is killed."""
        super().__init__(daemon=True)
        self._child, self._message = child, message
        self.heard = bytearray()

    @property
    def is_flooded(self) -> bool:
        """Whether more came than any answer has."""
        return len(self.heard) > MOST_BYTES

    def run(self) -> None:
        """Hand over, then hear until the end or too much."""
        with contextlib.suppress(OSError), self._child.stdin as pipe:  # it may have ended already
            pipe.write(self._message)
        with self._child.stdout as pipe:
            while not self.is_flooded and (data := pipe.read1(CHUNK)):
                self.heard += data
        if self.is_flooded:
            self._child.kill()


def _kill_all(child: subprocess.Popen) -> None:
    """Kill a process and, where there are sessions, what it started in its own."""
    with contextlib.suppress(OSError):  # there is nobody left
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _cpu_seconds_of_children() -> float:
    """Return what all processes that this one started, and saw ending, have computed."""
    times = os.times()
    return times.children_user + times.children_system


def _environment() -> dict[str, str]:
    package_parent = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    # One thread: more would reserve address space that the limit counts.
    return kept | {
        "PYTHONPATH": package_parent,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
    }
