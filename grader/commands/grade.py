"""Judge a class: a folder with one sub-folder or one file a student.

example: python -m grader grade submissions --out grades
exit 0: every submission judged, whatever its score, 2: unusable input
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grader.classroom import NoClass, find_students
from grader.commands.options import add_isolation, add_seed, whole_number
from grader.grade_class import Graded, grade_class
from grader.gradesheet import write_csv
from grader.isolation import open_runner
from grader.kernel import fresh_seed
from grader.reports.summary import summarise


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("submissions", type=Path, metavar="SUBMISSIONS", help="the class's folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="for grades.csv")
    parser.add_argument(
        "--jobs",
        type=whole_number(1),
        default=os.cpu_count() or 1,
        metavar="N",
        help="submissions judged at a time",
    )
    add_isolation(parser)
    add_seed(parser)


def run(options: argparse.Namespace) -> int:
    """Judge the class, write grades.csv, print a summary."""
    students = find_students(options.submissions)
    _make_folder(options.out)
    seed = fresh_seed() if options.seed is None else options.seed
    runner = open_runner(options.isolation)
    try:
        with _progress() as bar:
            task = bar.add_task("judging", total=len(students))
            graded = grade_class(
                students,
                runner,
                seed,
                options.jobs,
                lambda done, _: bar.update(task, completed=done),
            )
    finally:
        runner.close()
    return _deliver(graded, options.out, f"seed {seed}, isolation: {runner.level}")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoClass(f"--out must be a folder to write to: {error}") from error


def _deliver(graded: Graded, folder: Path, footnote: str) -> int:
    write_csv(folder / "grades.csv", graded.rows, graded.exercises)
    summarise(graded.rows, graded.exercises, Console())
    print(f"{folder / 'grades.csv'} written; {footnote}")
    if not graded.exercises:
        raise NoClass("no submission defines an exercise of the course")
    return 0
