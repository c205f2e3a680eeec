"""Classes to grade, and `grade` as a process that can be watched and killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psutil

from grader.classroom import File, Student
from grader.grade_student import Task
from grader.isolation import open_runner
from grader.workers import Workers

ROOT = Path(__file__).parents[1]
LAYERS = Path(__file__).parent / "layers"
SECONDS = 300  # to give up after
SEEDED = LAYERS / "right" / "plain_mask_divided.py"  # draws from what the seed seeds
WRONG = LAYERS / "wrong" / "gradient_not_scaled.py"
TWICE = "SELECT student FROM judgement GROUP BY student HAVING count(*) > 1"
JUDGED = "SELECT student.name FROM judgement JOIN student ON student.id = judgement.student"
NAP = "import time\nDropoutLayer.nap = time.sleep({})\n"


@dataclass(frozen=True)
class LethalFile(File):
    """A file that kills whoever reads it, `attempt` times; `path` is a folder for marks."""

    def read(self) -> bytes:
        """Return a right layer, once it has killed often enough."""
        killed = len(os.listdir(self.path))
        if killed < self.attempt:
            (Path(self.path) / str(killed)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return (LAYERS / "right" / "plain_mask_divided.py").read_bytes()


@dataclass(frozen=True)
class EndlessFile(File):
    """A file that never comes to its end."""

    def read(self) -> bytes:
        """Wait for ever."""
        while True:
            time.sleep(60)


@dataclass(frozen=True)
class FaultyFile(File):
    """A file that makes the grader itself fail."""

    def read(self) -> bytes:
        """Raise what nobody expects."""
        raise RuntimeError("the grader has a fault")


def task_of(name: str, kind: type[File], path: Path | str = "", attempt: int = 0) -> Task:
    """Return the task to judge one student with one odd file."""
    file = kind("layer.py", "layer.py", 0.0, str(path), attempt=attempt)
    return Task(Student(name, (file,)), 5)


def make_class(folder: Path, size: int) -> Path:
    """Write `size` submissions, right and wrong by turns, no two of them equal."""
    folder.mkdir()
    kinds = [sorted((LAYERS / kind).glob("*.py")) for kind in ("right", "wrong")]
    for number in range(size):
        layers = kinds[number % 2]
        source = layers[number // 2 % len(layers)].read_text(encoding="utf-8")
        text = f"{source}\n# {number}\n"
        (folder / f"s{number:04}.py").write_text(text, encoding="utf-8")
    return folder


def make_seeded_class(folder: Path, size: int) -> Path:
    """Write submissions that draw from NumPy's global state alone, right and wrong by turns."""
    folder.mkdir()
    for number in range(size):
        source = (SEEDED, WRONG)[number % 2].read_text(encoding="utf-8")
        (folder / f"s{number:04}.py").write_text(f"{source}\n# {number}\n", encoding="utf-8")
    return folder


def lull(folder: Path, count: int, seconds: int) -> None:
    """Make all submissions but the first `count` sleep before they do what they did.

    So a run does not come to its end, however long a test has to wait for the processor.
    """
    for path in sorted(folder.iterdir())[count:]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text + NAP.format(seconds), encoding="utf-8")


def wake(folder: Path, out: Path) -> None:
    """Make the submissions that are not judged yet what they were; a run may go on meanwhile."""
    judged = {name for (name,) in rows_of(out, JUDGED)}
    for path in folder.iterdir():
        text, nap, _ = path.read_text(encoding="utf-8").partition(NAP.partition("{")[0])
        if nap and path.stem not in judged:
            awake = folder.parent / "awake"
            awake.write_text(text, encoding="utf-8")
            os.replace(awake, path)


class GradeProcess:
    """`python -m grader grade` in a process of its own, with all that it starts."""

    def __init__(self, folder: Path, out: Path, *options: str, most_bytes: int | None = None):
        limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes},) * 2)"
        program = f"import resource, signal, sys; {limit if most_bytes else ''}\n"
        # As in a terminal, though the tests themselves may run in the background.
        program += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        program += "from grader.cli import main\nsys.exit(main(sys.argv[1:]))"
        self.out = out
        self._process = subprocess.Popen(
            [sys.executable, "-c", program, "grade", str(folder), "--out", str(out), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )

    def wait(self) -> tuple[int, str, str]:
        """Return the exit code and what was printed."""
        out, err = self._process.communicate(timeout=SECONDS)
        return self._process.returncode, out, err

    def await_judged(self, count: int) -> None:
        """Return as soon as so many students are in the gradebook."""
        end = time.monotonic() + SECONDS
        while judgements(self.out) < count:
            if self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{count} were never judged: {self.wait()}")
            time.sleep(0.02)

    def family(self) -> list[psutil.Process]:
        """Return all processes that it has started, and what they have started."""
        return psutil.Process(self._process.pid).children(recursive=True)

    def workers(self) -> list[psutil.Process]:
        """Return the worker processes."""
        children = psutil.Process(self._process.pid).children()
        return [child for child in children if _command(child).count("spawn_main")]

    def kill(self) -> None:
        """Kill it alone, in the way that leaves it no last word."""
        self._process.kill()

    def interrupt(self) -> None:
        """Send what Ctrl-C sends: a signal to the whole group of the terminal."""
        os.killpg(self._process.pid, signal.SIGINT)


class LastingWorkers:
    """Stands in for Workers: the first that are asked for serve all that ask for the same."""

    def __init__(self) -> None:
        self._started: dict[tuple[int, str], Workers] = {}

    def __call__(self, jobs: int, isolation: str) -> AbstractContextManager[Workers]:
        """Return workers that go on when the block is left."""
        if (jobs, isolation) not in self._started:
            self._started[jobs, isolation] = Workers(jobs, isolation)
        return nullcontext(self._started[jobs, isolation])

    def close(self) -> None:
        """End all processes."""
        for workers in self._started.values():
            workers.close()


def level_of(isolation: str) -> str:
    """Return the level of isolation that a choice gives on this machine."""
    runner = open_runner(isolation)
    runner.close()
    return runner.level


def grade(folder: Path, out: Path, *options: str) -> tuple[int, str, str]:
    """Run `grade` to its end."""
    return GradeProcess(folder, out, *options).wait()


def judgements(out: Path) -> int:
    """Return how many times a student was judged, over all runs."""
    return rows_of(out, "SELECT count(*) FROM judgement", [(0,)])[0][0]


def rows_of(out: Path, query: str, otherwise: list | None = None) -> list[tuple]:
    """Ask the gradebook; `otherwise` is the answer of one that has no tables yet."""
    path = out / "gradebook.sqlite"
    if otherwise is not None and not path.exists():
        return otherwise
    try:
        with closing(sqlite3.connect(path, timeout=30)) as book:
            return book.execute(query).fetchall()
    except sqlite3.OperationalError:
        if otherwise is None:
            raise
        return otherwise


def assert_whole(out: Path, students: int, grades: bytes | None = None) -> None:
    """See that everybody is judged once, and as in an undisturbed run."""
    assert rows_of(out, TWICE) == []
    assert judgements(out) == students
    assert grades is None or (out / "grades.csv").read_bytes() == grades
    assert rows_of(out, "PRAGMA integrity_check") == [("ok",)]


def left_running(family: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Return which processes are still there when all had time to end."""
    alive, end = list(family), time.monotonic() + 10
    while (alive := [p for p in alive if _is_running(p)]) and time.monotonic() < end:
        time.sleep(0.02)
    return alive


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:  # it has ended
        return ""


def _is_running(process: psutil.Process) -> bool:
    """A zombie is not: it waits for its new parent, which is the system's business."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
