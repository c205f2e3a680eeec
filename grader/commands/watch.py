"""Check again on every save.

example: python -m grader watch notebooks
"""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from grader import watch as watching
from grader.commands.options import add_path
from grader.grading import found_in, grade
from grader.isolation import open_runner
from grader.kernel import fresh_seed
from grader.places import NotFound, course_root
from grader.reports.text import render_verdict
from grader.submission import UnreadableSubmission, read_submission


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    add_path(parser, "a file or folder; without it, the course's notebooks")


def run(options: argparse.Namespace) -> int:
    """Watch until Ctrl-C."""
    path = options.path or course_root() / "notebooks"
    if not path.exists():
        raise NotFound(f"watch needs a file or a folder, {path} is nothing")
    runner = open_runner()
    print(f"watching {path}; save a file to check it, Ctrl-C to stop", flush=True)

    def recheck(file: Path) -> None:
        print(f"\n{datetime.now():%H:%M:%S} {file.name}", flush=True)
        print(_report(file, runner), flush=True)

    try:
        watching.watch(path, recheck)
    finally:
        runner.close()
    return 0


def _report(file: Path, runner) -> str:
    try:
        submission = read_submission(file)
    except UnreadableSubmission as problem:
        return f"· {problem}"
    verdicts = grade(submission, found_in(submission), runner, fresh_seed())
    started = [v for v in verdicts if v.status != "not_started"]
    return "\n\n".join(render_verdict(v) for v in started) or "· nothing started yet"
