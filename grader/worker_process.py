"""One worker: a process with a runner of its own that judges the students it is sent.

It lives no longer than its parent: the pipe between them ends when the parent does, however that
came about.
"""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import signal
import threading
from multiprocessing.connection import Connection

from grader.grade_student import Task, grade_student
from grader.isolation import Runner, Unavailable, open_runner
from grader.worker_answer import Answer, dump_answer

READY, REFUSED = b"ready ", b"refused "
YOUNG = 20_000  # objects made since the last collection; one student makes about as many


def serve(pipe: Connection, isolation: str) -> None:
    """Answer tasks until the pipe ends; first say which isolation there is."""
    _stand_alone()
    collect_seldom()
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    runners: list[Runner] = []
    threading.Thread(target=_listen, args=(pipe, tasks, runners), daemon=True).start()
    try:
        runners.append(open_runner(isolation))
    except Unavailable as refusal:
        pipe.send_bytes(REFUSED + str(refusal).encode())
        return
    pipe.send_bytes(READY + runners[0].level.encode())
    while True:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # then `_listen` ends it
            pipe.send_bytes(dump_answer(_answer(tasks.get(), runners[0])))


def _answer(task: Task, runner: Runner) -> Answer:
    try:
        return grade_student(task, runner)
    except Exception as fault:
        words = f"{type(fault).__name__}: {fault}"[:500]
        return Answer(task.student.name, isolation=runner.level, fault=words)


def _listen(pipe: Connection, tasks: queue.SimpleQueue[Task], runners: list[Runner]) -> None:
    """Take in tasks while others are judged; when the pipe ends, end everything at once."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        for runner in runners:
            with contextlib.suppress(Exception):
                runner.close()
        _end_group()


def _stand_alone() -> None:
    """Leave Ctrl-C to the parent, and gather what is started here in a group of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


def collect_seldom() -> None:
    """Look for garbage in what one student leaves behind, and not in the grader itself."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def _end_group() -> None:
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(0)
