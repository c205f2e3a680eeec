"""The judge's end of a zygote: starts it, hands it jobs, starts it again when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from grader.isolation.ending import Ending, OurFault, reply_for_want_of_one, reply_in
from grader.isolation.pipes import GO, LEARN, Closed, receive, receive_all, send, widen
from grader.isolation.recording import READY
from grader.isolation.runner import Limits, Reply
from grader.script import Job, Script
from grader.wire import pack

START_SECONDS = 60  # a cold disk, and torch to load
SPARE_SECONDS = 15  # beyond a job's deadline, before the zygote counts as stuck
ATTEMPTS = 3
MOST_SCRIPTS = 64  # that a zygote keeps, more than there are exercises


@dataclass(frozen=True)
class Walls:
    """How a zygote is started, and what it puts up around itself and its forks."""

    command: tuple[str, ...]
    environment: dict[str, str]
    filter: bytes = b""
    readable: tuple[str, ...] | None = None  # None: no Landlock
    listable: tuple[str, ...] = ()


class Zygote:
    """One running fork server."""

    def __init__(self, walls: Walls, limits: Limits, requires: Sequence[str]) -> None:
        """Start it and wait until it is ready; raises OurFault when it does not get so far."""
        null = os.open(os.devnull, os.O_RDWR)
        try:
            self._process = subprocess.Popen(
                walls.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=walls.environment,
                cwd="/",
                pass_fds=(null,),
                bufsize=0,
            )
        finally:
            os.close(null)
        self._jobs, self._answers = self._process.stdin.fileno(), self._process.stdout.fileno()
        widen(self._jobs)
        widen(self._answers)
        self._wait_seconds = limits.wall_seconds + SPARE_SECONDS
        self._learnt: list[Script] = []
        self._set_up(walls, limits, requires, null)

    @property
    def pid(self) -> int:
        """The process to watch or kill."""
        return self._process.pid

    def _set_up(self, walls: Walls, limits: Limits, requires: Sequence[str], null: int) -> None:
        setup = {
            "limits": asdict(limits),
            "requires": list(requires),
            "null": null,
            "filter": b64encode(walls.filter).decode(),
            "readable": walls.readable,
            "listable": walls.listable,
        }
        try:
            send(self._jobs, json.dumps(setup).encode())
            if receive(self._answers, time.monotonic() + START_SECONDS) != READY:
                raise OSError("it answered nonsense")
        except OSError as error:
            raise OurFault(f"the sandbox did not start: {self._last_words() or error}") from error

    def _last_words(self) -> str:
        self._process.kill()
        words = self._process.stderr.read(4000).decode(errors="replace").strip()
        self.close()
        return words.splitlines()[-1] if words else ""

    def play(self, job: Job) -> memoryview:
        """Have a job recorded and return what its process wrote; `ending` is to be asked next."""
        self._deadline = time.monotonic() + self._wait_seconds
        message = _without_script(job)
        try:
            self._hand_over(GO, self._number_of(job.script), message)
            return receive_all(self._answers, self._deadline)
        except (OSError, ValueError) as error:
            raise OurFault(f"the sandbox died: {error}") from error

    def ending(self) -> Ending:
        """Return how the process of the last job ended, once nothing is left of it."""
        try:
            return Ending(**json.loads(receive(self._answers, self._deadline)))
        except (OSError, ValueError) as error:
            raise OurFault(f"the sandbox died: {error}") from error

    def _number_of(self, script: Script) -> int:
        """Return the number by which the zygote knows a script; teach it a new one."""
        for number, learnt in enumerate(self._learnt):
            if learnt is script:
                return number
        if len(self._learnt) == MOST_SCRIPTS:
            self._learnt.clear()
        self._hand_over(LEARN, len(self._learnt), pack(script))
        self._learnt.append(script)
        return len(self._learnt) - 1

    def _hand_over(self, kind: bytes, number: int, message: bytes) -> None:
        try:
            os.write(self._jobs, kind + bytes([number]))
        except BrokenPipeError as error:
            raise Closed("nobody reads") from error
        send(self._jobs, message)

    def close(self) -> None:
        """Kill it and all that it holds."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):
                pipe.close()


def _without_script(job: Job) -> bytes:
    statements = [(code.source, code.place, code.line) for code in job.statements]
    return json.dumps([job.name, statements]).encode()


class ForkServerRunner:
    """Runs each job in a fork of a zygote; one zygote for each set of required packages."""

    def __init__(
        self, level: str, walls_for: Callable[[tuple[str, ...]], Walls], limits: Limits
    ) -> None:
        """`walls_for(requires)` returns the Walls of the level; the first zygote starts now.

        Raises OurFault when it does not start.
        """
        self.level = level
        self._walls_for, self._limits = walls_for, limits
        self._zygotes: dict[tuple[str, ...], Zygote] = {}
        self._turn = threading.Lock()
        self._zygote(())

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""
        fault = ""
        with self._turn:
            for _ in range(ATTEMPTS):
                try:
                    return self._play(self._zygote(job.requires), job)
                except OurFault as error:
                    fault = str(error)
                    self._forget(job.requires)
        return Reply(status="grader_fault", message=fault)

    def _play(self, zygote: Zygote, job: Job) -> Reply:
        written = zygote.play(job)
        found = reply_in(written)  # while the process is still being cleared away
        ending = zygote.ending()
        return found or reply_for_want_of_one(written, ending, self._limits)

    @property
    def pids(self) -> list[int]:
        """The zygotes' process numbers."""
        return [zygote.pid for zygote in self._zygotes.values()]

    def _zygote(self, requires: tuple[str, ...]) -> Zygote:
        if requires not in self._zygotes:
            walls = self._walls_for(requires)
            self._zygotes[requires] = Zygote(walls, self._limits, requires)
        return self._zygotes[requires]

    def _forget(self, requires: tuple[str, ...]) -> None:
        if requires in self._zygotes:
            self._zygotes.pop(requires).close()

    def close(self) -> None:
        """Leave nothing running."""
        for requires in list(self._zygotes):
            self._forget(requires)
