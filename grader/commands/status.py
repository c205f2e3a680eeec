"""Show the map of the course with what is done.

example: python -m grader status notebooks
"""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.classroom import Student, collect, find_files
from grader.commands.options import add_path
from grader.course import course_of_verdicts
from grader.grading import found_in, grade
from grader.isolation import open_runner
from grader.kernel import fresh_seed
from grader.places import NotFound, course_root
from grader.reports.map import render_course
from grader.store import FILE, Store
from grader.verdict import Verdict


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    add_path(parser, "a file or folder; without it, the course's notebooks")


def run(options: argparse.Namespace) -> int:
    """Judge the files as they were saved and draw the map."""
    path = options.path or course_root() / "notebooks"
    if not path.exists():
        raise NotFound(f"status needs a file or a folder, {path} is nothing")
    folder = path if path.is_dir() else path.parent
    verdicts, problems = _judge(path)
    print(render_course(course_of_verdicts(verdicts, Store(folder / FILE).read())))
    for problem in problems:
        print(f"! {problem}")
    return 0


def _judge(path: Path) -> tuple[list[Verdict], tuple[str, ...]]:
    collected = collect(Student(path.name, find_files(path)))
    runner, seed = open_runner(), fresh_seed()
    try:
        return [
            verdict
            for submission in collected.submissions
            for verdict in grade(submission, found_in(submission), runner, seed)
        ], collected.problems
    finally:
        runner.close()
