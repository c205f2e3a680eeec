"""A whole class through `grader grade`: the rate, whether it lasts, and the memory it takes."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from rich.table import Table

from bench.answers import ROOT, write_class

GLANCES_A_SECOND = 20
HUNDRED = 100
MIB = 1 << 20
WANTED = "wanted: ratios of 1, below 300 MiB, none grown"
HEADINGS = (
    "students",
    "jobs",
    "isolation",
    "last 100 / first",
    "last tenth / first",
    "students/s",
    "start and reports, s",
    "MiB at most",
    "MiB grown",
)


@dataclass(frozen=True)
class Glance:
    """How far a run was at some moment, and the resident memory of its first process."""

    seconds: float
    done: int
    bytes: int


@dataclass(frozen=True)
class ClassRun:
    """One run over a class: glances from start to end, and its exit code."""

    students: int
    jobs: int
    isolation: str
    glances: tuple[Glance, ...]

    @property
    def rate(self) -> float:
        """Submissions a second, from the command's start to its end."""
        return self.students / self.glances[-1].seconds

    def slowdown(self, share: int) -> float | None:
        """Return the time of the last `share` submissions over that of the first `share`.

        The clock starts at the first submission that is done. None for a class too small.
        """
        if self.students < 3 * share:
            return None
        begun, end = self._reached(1), self.students
        return (self._reached(end) - self._reached(end - share)) / (
            self._reached(1 + share) - begun
        )

    def _reached(self, done: int) -> float:
        """Return when that many were done, on a straight line between two glances."""
        before = Glance(0.0, 0, 0)
        for glance in self.glances:
            if glance.done >= done:
                part = (done - before.done) / (glance.done - before.done)
                return before.seconds + part * (glance.seconds - before.seconds)
            before = glance
        raise ValueError(f"at most {before.done} were done, got {done}")

    @property
    def overhead(self) -> float:
        """Seconds before the first verdict and after the last: start and reports."""
        return self.glances[-1].seconds - (self._reached(self.students) - self._reached(1))

    @property
    def peak(self) -> int:
        """The most resident bytes of the first process."""
        return max(glance.bytes for glance in self.glances)

    @property
    def growth(self) -> int:
        """How much its memory grew from the hundredth verdict to the last."""
        judging = [g.bytes for g in self.glances if g.done >= min(HUNDRED, self.students)]
        full = [g.bytes for g in self.glances if g.done >= self.students]
        return full[0] - judging[0]


def run_class(students: int, jobs: int, isolation: str, tell: Callable[[str], None]) -> ClassRun:
    """Write a class to a temporary folder, have it graded, and watch."""
    folder = Path(tempfile.mkdtemp(prefix="bench-class-"))
    try:
        tell(f"a class of {students:,}, {jobs} at a time, isolation {isolation}")
        write_class(folder / "class", students)
        command = _command(folder, jobs, isolation)
        return ClassRun(students, jobs, isolation, tuple(_watch(command, folder)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _command(folder: Path, jobs: int, isolation: str) -> list[str]:
    words = ["--out", str(folder / "out"), "--jobs", str(jobs), "--isolation", isolation]
    return [sys.executable, "-m", "grader", "grade", str(folder / "class"), *words]


def _watch(command: Sequence[str], folder: Path) -> Iterator[Glance]:
    begun = time.perf_counter()
    with (folder / "words.txt").open("wb") as words:
        running = psutil.Popen(command, env=_environment(), stdout=words, stderr=words)
        while running.poll() is None:
            done = students_done(folder / "out" / "gradebook.sqlite")
            yield Glance(time.perf_counter() - begun, done, _resident(running))
            with contextlib.suppress(psutil.TimeoutExpired):
                running.wait(1 / GLANCES_A_SECOND)
    seconds = time.perf_counter() - begun
    if running.returncode:
        raise RuntimeError((folder / "words.txt").read_text(encoding="utf-8", errors="replace"))
    yield Glance(seconds, students_done(folder / "out" / "gradebook.sqlite"), 0)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "GRADER_PROGRESS": ""}


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def students_done(gradebook: Path) -> int:
    """Return how many students a gradebook holds verdicts on; 0 before it is there."""
    try:
        with contextlib.closing(sqlite3.connect(f"{gradebook.as_uri()}?mode=ro", uri=True)) as book:
            return book.execute("SELECT max(id) FROM judgement").fetchone()[0] or 0
    except sqlite3.Error:
        return 0


def class_table(runs: Sequence[ClassRun]) -> Table:
    """Show what whole classes took, in the order they were run."""
    table = Table(title="A class through `grader grade`, from start to reports", caption=WANTED)
    for heading in HEADINGS:
        table.add_column(heading, justify="right")
    for run in runs:
        table.add_row(f"{run.students:,}", str(run.jobs), run.isolation, *_figures(run))
    return table


def _figures(run: ClassRun) -> Iterator[str]:
    yield _ratio(run.slowdown(HUNDRED))
    yield _ratio(run.slowdown(run.students // 10))
    yield f"{run.rate:.1f}"
    yield f"{run.overhead:.1f}"
    yield f"{run.peak / MIB:.0f}"
    yield f"{run.growth / MIB:+.1f}"


def _ratio(slowdown: float | None) -> str:
    return "-" if slowdown is None else f"{slowdown:.2f}"
