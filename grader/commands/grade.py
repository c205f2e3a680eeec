"""Judge a class: folders, files, or what a platform gave, also as a .zip.

example: python -m grader grade submissions --out grades
         python -m grader grade canvas.zip --out grades --students roster.csv --jobs 8
         python -m grader grade canvas.zip --out grades --cluster tcp://host:8786

DIR gets gradebook.sqlite (every verdict ever given), grades.csv and report/index.html. The same
command again judges only what changed, and what an interrupted run left over. Students whose files
have gone stay in the gradebook and leave the rest.
exit 0: every submission judged, whatever its score, 2: unusable input
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from grader.classroom import NoClass, Students, find_students
from grader.commands.options import add_isolation, add_seed, whole_number
from grader.grade_class import Tally, grade_class
from grader.gradebook import FILE, Gradebook, GradebookError
from grader.gradesheet import write_csv
from grader.reports.class_pages import write_report
from grader.reports.progress import JudgingProgress
from grader.reports.summary import summarise
from grader.reports.words import count, one_line
from grader.roster import Roster, read_roster
from grader.workers import Workers

if TYPE_CHECKING:
    from grader.cluster import Cluster

CSV = "grades.csv"
INTERRUPTED = 130  # what shells make of Ctrl-C


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("submissions", type=Path, metavar="SUBMISSIONS", help="a folder or .zip")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the grades")
    parser.add_argument(
        "--students",
        type=Path,
        metavar="ROSTER.csv",
        help="who is in the class, as the platform lists them; remembered for the next time",
    )
    parser.add_argument(
        "--jobs",
        type=whole_number(1),
        default=_cores(),
        metavar="N",
        help="worker processes, each judging a student at a time (default: one a core)",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="judge on the workers of this Dask scheduler, such as tcp://host:8786",
    )
    add_isolation(parser)
    add_seed(parser)
    # Told apart from "auto": what was asked for must hold for verdicts of earlier runs, too.
    parser.set_defaults(isolation=None)


def run(options: argparse.Namespace) -> int:
    """Judge the class, write its grades, print a summary."""
    roster = _roster(options)
    students = find_students(options.submissions, roster)
    _make_folder(options.out)
    with Gradebook(options.out / FILE, new=True) as book:
        if options.students:
            book.keep_roster(roster)
        progress = JudgingProgress(len(students), Console(stderr=True))
        try:
            tally = _judge(book, students, options, progress)
        except KeyboardInterrupt:
            words = f"{progress.done} of {len(students)} students are done"
            print(f"stopped: {words}; the same command goes on", file=sys.stderr)
            return INTERRUPTED
        with book.snapshot():
            _summarise(book, tally)
            _deliver(book, options.out)
        return 0


def _roster(options: argparse.Namespace) -> Roster | None:
    """Return the roster that is given now, else the one that was given last."""
    if options.students:
        return read_roster(options.students)
    if not (options.out / FILE).is_file():
        return None
    with Gradebook(options.out / FILE) as book:
        return book.roster()


def _judge(
    book: Gradebook,
    students: Students,
    options: argparse.Namespace,
    progress: JudgingProgress,
) -> Tally:
    with _judges(options, len(students)) as judges, progress:
        return grade_class(
            book,
            students,
            judges,
            options.seed,
            options.isolation,
            lambda tally: progress.show(tally.done),
        )


def _judges(options: argparse.Namespace, students: int) -> Workers | Cluster:
    isolation = options.isolation or "auto"
    if not options.cluster:
        return Workers(min(options.jobs, students), isolation)
    from grader.cluster import Cluster  # only here is Dask needed

    return Cluster(options.cluster, isolation)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoClass(f"--out must be a folder to write to: {error}") from error


def _summarise(book: Gradebook, tally: Tally) -> None:
    """Print what came out, and what a person should know; raises NoClass where that is nothing."""
    exercises, console = book.exercises(), Console()
    summarise(book.rows(), exercises, console)
    for remark in _remarks(book, tally):
        console.print(f"! {one_line(remark)}", markup=False, soft_wrap=True)
    how = f" with seed {tally.run.seed}, isolation: {tally.level}" if tally.judged else ""
    print(f"{tally.unchanged} unchanged, {tally.judged} judged{how}")
    if not exercises:
        what = "could be judged" if book.faults() else "defines an exercise of the course"
        raise NoClass(f"no submission {what}")


def _deliver(book: Gradebook, folder: Path) -> None:
    """Write what is made from the gradebook."""
    try:
        write_csv(folder / CSV, book.rows(), book.exercises())
        print(f"{folder / CSV} written")
        print(f"{write_report(book, folder / 'report')} written")
    except OSError as error:
        path = error.filename2 or error.filename or folder
        why = f"{path} cannot be written: {error.strerror or error}"
        way_out = "the verdicts are kept, give the same command again"
        raise GradebookError(f"{why}; {way_out}") from error


def _remarks(book: Gradebook, tally: Tally) -> Iterator[str]:
    yield from tally.run.problems
    if absent := book.absent():
        who = f"{count(len(absent), 'student')} without files now"
        yield f"{who}: left out of the grades, kept in {FILE} ({', '.join(absent)})"
    if faults := book.faults():
        who = count(faults, "student")
        yield f"{who} could not be judged by a fault of the grader: the same command tries again"
