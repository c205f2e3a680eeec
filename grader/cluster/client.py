"""The judge's end of a cluster: students go out as there is room, answers come back."""

from __future__ import annotations

import asyncio
import queue
import time
import uuid
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import wait
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import count

from distributed import Future, KilledWorker

from grader.cluster import meeting
from grader.cluster.connection import (
    CLOSING,
    WAY_OUT,
    ClusterFailed,
    connect,
    first_line,
    lost,
    silence,
    told,
)
from grader.cluster.meeting import deserted, meet
from grader.cluster.parcel import pack, with_bytes
from grader.cluster.worker import answer_without, judge
from grader.grade_student import Task, fingerprint
from grader.isolation import Unavailable
from grader.version import grader_version
from grader.worker_answer import Answer, load_answer

GLANCE = 1.0  # seconds between two looks at who is there
AHEAD = 4  # parcels for each worker: one being judged, the others on their way
MOST_BYTES = 1 << 28  # of all parcels that are out
MOST_AT_ONCE = 32  # parcels sent together, which costs less than one by one
FAULT = "every process that judged these files ended without an answer"


@dataclass(frozen=True)
class _Parcel:
    """What stays here of a student whose files are out."""

    student: str
    fingerprint: str
    size: int


class Cluster:
    """Judges tasks on the workers of a Dask scheduler; to be used in a `with` block.

    `level` is the weakest isolation among them; each answer tells its own. Workers that come
    later are used, and need a sandbox where the first ones all had one. Raises ClusterFailed,
    and Unavailable where the isolation is not what was asked.
    """

    def __init__(self, address: str, isolation: str = "auto") -> None:
        """Connect to the scheduler at `address` and ask its workers who they are."""
        self._address, self._version = address, grader_version()
        self._name, self._numbers = f"grader-{uuid.uuid4().hex}", count()
        self._packed: list[tuple[_Parcel, bytes]] = []
        self._out: dict[Future, _Parcel] = {}
        self._bytes = 0  # of both
        self._done: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._workers, self._next_look = 0, 0.0
        with ExitStack() as undo:
            undo.enter_context(silence())
            self._client = connect(address)
            undo.callback(self._leave)
            self._isolation, self.level = meet(self._client, address, isolation, self._version)
            self._last_seen = time.monotonic()
            self._undo = undo.pop_all()

    def __enter__(self) -> Cluster:
        """Return the cluster."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster as it was found."""
        self.close()

    def close(self) -> None:
        """Take back what no worker has begun, and leave; what is judged now ends on its own."""
        self._undo.close()

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Yield an answer for every task, in the order in which they come.

        Tasks are drawn when there is room for them, a few for each worker.
        """
        source = iter(tasks)
        while True:
            yield from self._hand_out(source)
            if not self._out:
                return
            yield from self._take_in()

    def _hand_out(self, source: Iterator[Task]) -> Iterator[Answer]:
        """Send what there is room for; yields the answers that need no worker."""
        self._look_around()
        while self._has_room and (task := next(source, None)):
            if answer := self._pack(task):
                yield answer
            if len(self._packed) >= MOST_AT_ONCE:
                self._send()
        self._send()

    @property
    def _has_room(self) -> bool:
        count = len(self._out) + len(self._packed)
        return count < AHEAD * max(1, self._workers) and self._bytes < MOST_BYTES

    def _pack(self, task: Task) -> Answer | None:
        """Make a parcel of a task, or return the answer where it is known without judging."""
        try:
            student = with_bytes(task.student)
            now = fingerprint(student)
        except Exception as fault:
            return answer_without(task, self.level, fault)
        if now == task.known:
            return Answer(student.name, now, self.level, unchanged=True)
        content = pack(replace(task, student=student))
        self._packed.append((_Parcel(student.name, now, len(content)), content))
        self._bytes += len(content)
        return None

    def _send(self) -> None:
        """Send all parcels that are packed."""
        if not self._packed:
            return
        parcels, contents = zip(*self._packed, strict=True)
        self._packed.clear()
        keys = [(self._name, next(self._numbers)) for _ in parcels]
        how = {"isolation": self._isolation, "version": self._version}
        with told(self._address), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")
            futures = self._client.map(judge, contents, key=keys, pure=False, **how)
        self._out.update(zip(futures, parcels, strict=True))
        for future in futures:
            future.add_done_callback(self._done.put)

    def _take_in(self) -> Iterator[Answer]:
        """Wait until something is done, and yield the answers that came."""
        finished = []
        for future in self._await_some():
            if future.status == "finished":
                finished.append(future)
            elif future.status == "error":
                yield self._answer_without(future)
            elif future.status == "pending":  # lost with its worker, judged again by another
                future.add_done_callback(self._done.put)
            elif future.status == "lost":  # the same, but Dask tells of it in another way
                self._look_again_at(future)
            else:
                raise lost(self._address)
        yield from self._fetch(finished)

    def _look_again_at(self, future: Future) -> None:
        """Put a future back in a while; Dask calls no one back when such a one is pending."""
        loop = self._client.loop
        loop.add_callback(loop.call_later, GLANCE, self._done.put, future)

    def _fetch(self, finished: list[Future]) -> Iterator[Answer]:
        try:
            frames = self._gathered(finished)
        except ClusterFailed:
            raise
        except Exception:  # of some of them something else has become since
            for future in finished:
                future.add_done_callback(self._done.put)
            return
        for future, frame in zip(finished, frames, strict=True):
            yield replace(load_answer(frame), fingerprint=self._strike(future).fingerprint)

    def _gathered(self, finished: list[Future]) -> list[bytes]:
        """Return the results, or raise; those of a worker that is gone may never come."""
        coming = self._client.gather(finished, asynchronous=True)
        answer = asyncio.run_coroutine_threadsafe(coming, self._client.loop.asyncio_loop)
        try:
            while not wait([answer], GLANCE).done:
                self._look_around()
            return answer.result()
        finally:
            answer.cancel()

    def _answer_without(self, future: Future) -> Answer:
        """Return the answer for a student whom no worker could judge, or raise why none can."""
        error = future.exception()
        if isinstance(error, KilledWorker):
            return Answer(self._strike(future).student, isolation=self.level, fault=FAULT)
        if isinstance(error, (ClusterFailed, Unavailable)):
            raise error
        raise ClusterFailed(
            f"the cluster at {self._address} failed: {first_line(error)}; {WAY_OUT}"
        )

    def _strike(self, future: Future) -> _Parcel:
        parcel = self._out.pop(future)
        self._bytes -= parcel.size
        return parcel

    def _await_some(self) -> list[Future]:
        """Return what is done, at least one."""
        while True:
            with suppress(queue.Empty):
                done = [self._done.get(timeout=GLANCE)]
                while not self._done.empty():
                    done.append(self._done.get())
                return done
            self._look_around()

    def _look_around(self) -> None:
        """Count the workers now and then; raises ClusterFailed where nobody is there."""
        now = time.monotonic()
        if now < self._next_look:
            return
        if self._client.status != "running":
            raise lost(self._address)
        with told(self._address):
            self._workers = len(self._client.nthreads())
        self._next_look = now + GLANCE
        if self._workers:
            self._last_seen = now
        elif now - self._last_seen > meeting.JOINING:
            raise deserted(self._address)

    def _leave(self) -> None:
        """Take back what is out, and end the connection, if there is any left."""
        with suppress(Exception):
            if self._client.status == "running" and self._out:
                self._client.cancel([*self._out])
            self._client.close(timeout=CLOSING)
        self._out.clear()
