"""A cluster worker's part: parcels come in, are judged one at a time, answers go back.

The runner has a thread of its own, since a sandbox ends with the thread that started it and
Dask's threads come and go. It is kept for the next parcel, of whatever run, until none comes.
"""

from __future__ import annotations

import asyncio
import atexit
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from distributed import Worker, get_worker

from grader.cluster.connection import ClusterFailed
from grader.cluster.parcel import unpack
from grader.grade_student import Task, grade_student
from grader.isolation import Runner, Unavailable, open_runner
from grader.version import grader_version
from grader.worker_answer import Answer, dump_answer

IDLE = 60.0  # seconds without a parcel, after which a runner is closed
PATIENCE = 600.0  # seconds for one student, well above the limits of all exercises together
STUCK = f"no answer within {PATIENCE:g} s"

_turn = threading.Lock()  # a runner plays one job at a time, and so does this process
_changing = threading.Lock()  # of the benches
_benches: dict[str, _Bench] = {}


async def introduce(isolation: str, version: str, dask_worker: Worker) -> str:
    """Return the level of isolation that this worker has.

    Raises ClusterFailed or Unavailable where it cannot serve the run.
    """
    _agree(version, dask_worker.address)
    with _named(dask_worker.address):
        return await asyncio.wrap_future(_do(isolation, lambda runner: runner.level))


def judge(parcel: bytes, isolation: str, version: str) -> bytes:
    """Return the answer to a parcel, whatever the student's files do.

    Raises ClusterFailed or Unavailable where this worker cannot serve the run.
    """
    address = get_worker().address
    _agree(version, address)
    task = unpack(parcel)
    with _turn, _named(address):
        try:
            answer = _do(isolation, lambda runner: _answer(task, runner)).result(PATIENCE)
        except TimeoutError:
            _give_up(isolation)
            answer = Answer(task.student.name, fault=STUCK)
    return dump_answer(answer)


def _answer(task: Task, runner: Runner) -> Answer:
    try:
        return grade_student(task, runner)
    except Exception as fault:
        return answer_without(task, runner.level, fault)


def answer_without(task: Task, level: str, fault: Exception) -> Answer:
    """Return the answer for a student whom the grader itself failed on."""
    words = f"{type(fault).__name__}: {fault}"[:500]
    return Answer(task.student.name, isolation=level, fault=words)


def _agree(version: str, address: str) -> None:
    if version != grader_version():
        way_out = "install the same course on all machines, then start the workers again"
        raise ClusterFailed(
            f"worker {address} must have the grader {version}, got {grader_version()}; {way_out}"
        )


@contextmanager
def _named(address: str):
    """Let a refusal name the worker."""
    try:
        yield
    except Unavailable as refusal:
        raise Unavailable(f"worker {address}: {refusal}") from None


def _do(isolation: str, work: Callable[[Runner], Any]) -> Future:
    """Have something done with this process's runner, in the thread that it belongs to."""
    done: Future = Future()
    with _changing:
        if isolation not in _benches:
            _benches[isolation] = _Bench(isolation)
            threading.Thread(target=_benches[isolation].serve, daemon=True).start()
        _benches[isolation].jobs.put((work, done))
    return done


def _give_up(isolation: str) -> None:
    """Forget a bench whose thread may never come back."""
    with _changing:
        _benches.pop(isolation)


class _Bench:
    """A runner, and the thread that opens it, uses it and closes it."""

    def __init__(self, isolation: str) -> None:
        self.jobs: queue.SimpleQueue[tuple[Callable[[Runner], Any], Future]] = queue.SimpleQueue()
        self._isolation = isolation
        self._runner: Runner | None = None

    def serve(self) -> None:
        """Do what comes until nothing comes any more."""
        atexit.register(self._close)
        while job := self._next():
            work, done = job
            try:
                self._runner = self._runner or open_runner(self._isolation)
                done.set_result(work(self._runner))
            except Exception as fault:
                done.set_exception(fault)
        self._close()
        atexit.unregister(self._close)

    def _next(self) -> tuple[Callable[[Runner], Any], Future] | None:
        try:
            return self.jobs.get(timeout=IDLE)
        except queue.Empty:
            with _changing:  # nothing may come in while it is struck off
                if not self.jobs.empty():
                    return self.jobs.get()
                if _benches.get(self._isolation) is self:
                    _benches.pop(self._isolation)
            return None

    def _close(self) -> None:
        if self._runner:
            self._runner.close()
