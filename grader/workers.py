"""Worker processes: students are handed out, answers come back, a dead worker is replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait

from grader.grade_student import Task
from grader.isolation import Unavailable
from grader.worker_answer import Answer, load_answer
from grader.worker_process import READY, REFUSED, serve

AHEAD = 2  # tasks a worker holds, so that it need not wait for the next one
PATIENCE = 600.0  # seconds for one student, well above the limits of all exercises together
PARTING = 2.0  # seconds a worker gets to put things away
FALSE_STARTS = 3  # workers in a row that end before their first word
MOST_BYTES = 1 << 28  # of one answer
# NumPy's libraries read these when they are loaded; the students are the parallel part.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
FAULT = "the process that judged these files ended twice without an answer"


class WorkersFailed(RuntimeError):
    """Workers cannot be started; the message says so in one line."""


class Workers:
    """Judges tasks in `jobs` processes; to be used in a `with` block.

    `level` is the isolation that they found. Raises Unavailable where it is not what was asked.
    """

    def __init__(self, jobs: int, isolation: str = "auto") -> None:
        """Start the processes."""
        self.level = ""
        self._isolation = isolation
        self._false_starts = 0
        self._again: deque[Task] = deque()  # what dead workers had not begun
        self._workers: list[_Worker] = []
        try:
            for _ in range(jobs):
                self._workers.append(_Worker(isolation))
            while not self.level:
                list(self._take_in())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Workers:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running."""
        self.close()

    def close(self) -> None:
        """End all processes at once, whatever they do."""
        for worker in self._workers:
            worker.pipe.close()
        end = time.monotonic() + PARTING
        for worker in self._workers:
            wait([worker.process.sentinel], max(0.0, end - time.monotonic()))
            worker.kill()

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Yield an answer for every task, in the order in which they come.

        Tasks are drawn when a worker has room for them.
        """
        source = iter(tasks)
        while self._hand_out(source):
            yield from self._take_in()

    def _hand_out(self, source: Iterator[Task]) -> bool:
        """Fill up all workers; returns False when there is nothing left to wait for."""
        for worker in self._workers:
            while len(worker.tasks) < AHEAD:
                task = self._again.popleft() if self._again else next(source, None)
                if task is None:
                    break
                worker.send(task)
        return any(worker.tasks for worker in self._workers)

    def _take_in(self) -> Iterator[Answer]:
        """Wait for a sign of life, or of death, and yield the answers that came."""
        signs = {sign: w for w in self._workers for sign in (w.pipe, w.process.sentinel)}
        for worker in {signs[sign] for sign in wait(list(signs), timeout=1.0)}:
            try:
                message = worker.receive()
            except (EOFError, OSError):
                yield from self._replace(worker)
            else:
                yield from self._understand(worker, message)
        for worker in self._workers:
            if worker.is_stuck:
                worker.kill()

    def _understand(self, worker: _Worker, message: bytes) -> Iterator[Answer]:
        if message.startswith(READY):
            self.level = message.removeprefix(READY).decode()
            self._false_starts = 0
            worker.begin()
        elif message.startswith(REFUSED):
            raise Unavailable(message.removeprefix(REFUSED).decode())
        else:
            worker.done()
            yield load_answer(message)

    def _replace(self, dead: _Worker) -> Iterator[Answer]:
        """Start another worker; what the dead one was at is tried again once."""
        dead.kill()
        self._count_false_start(dead)
        new = _Worker(self._isolation)
        self._workers[self._workers.index(dead)] = new
        if dead.tasks and not dead.started:
            new.send(dead.tasks.popleft(), dead.is_second_try)
        elif dead.tasks and dead.is_second_try:
            yield Answer(dead.tasks.popleft().student.name, isolation=self.level, fault=FAULT)
        elif dead.tasks:
            new.send(dead.tasks.popleft(), is_second_try=True)
        self._again.extend(dead.tasks)

    def _count_false_start(self, dead: _Worker) -> None:
        self._false_starts += not dead.started
        if self._false_starts >= FALSE_STARTS:
            code = dead.process.exitcode
            raise WorkersFailed(f"a worker process must start, {FALSE_STARTS} ended with {code}")


class _Worker:
    """A process, the pipe to it, and the tasks it has not answered yet, in their order."""

    def __init__(self, isolation: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, isolation), daemon=True)
        try:
            with _one_thread(), _interrupts_held():
                self.process.start()
        except OSError as error:
            raise WorkersFailed(f"a worker process must start, got {error}") from error
        finally:
            other.close()
        self.tasks: deque[Task] = deque()
        self.is_second_try = False  # of the first of the tasks
        self.started, self._ended = False, False
        self.since = time.monotonic()  # when it began with the first of the tasks

    def send(self, task: Task, is_second_try: bool = False) -> None:
        if not self.tasks:
            self.since, self.is_second_try = time.monotonic(), is_second_try
        self.tasks.append(task)
        with contextlib.suppress(OSError):  # it has died: its end is seen where answers are awaited
            self.pipe.send(task)

    def receive(self) -> bytes:
        """Return a message; raises EOFError or OSError when the process has ended."""
        if not self.pipe.poll():
            raise EOFError
        return self.pipe.recv_bytes(MOST_BYTES)

    @property
    def is_stuck(self) -> bool:
        """True where one student has taken longer than any can."""
        return self.started and bool(self.tasks) and time.monotonic() - self.since > PATIENCE

    def begin(self) -> None:
        """Note that it has started."""
        self.started, self.since = True, time.monotonic()

    def done(self) -> None:
        """Strike the first of the tasks off the list."""
        self.tasks.popleft()
        self.since, self.is_second_try = time.monotonic(), False

    def kill(self) -> None:
        """End the process and all that it started in its group, which may outlive it."""
        if hasattr(os, "killpg") and not self._ended:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self._ended = True  # from now on the number may be another process's
        self.process.kill()
        self.process.join()


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Let processes started inside load NumPy without its threads."""
    before = dict(os.environ)
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name in ONE_THREAD:
            os.environ.pop(name)
        os.environ.update(before)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back, so that a process started inside never sees it; it ignores it later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
