"""Give back a lesson as it was released, keeping a copy of yours.

example: python -m grader reset 03
"""

from __future__ import annotations

import argparse
from datetime import datetime

from grader.places import course_root, lesson_file
from grader.release import reset_lesson


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("lesson", metavar="LESSON", help='its number, as "03"')


def run(options: argparse.Namespace) -> int:
    """Put the released notebook back and say where the old one went."""
    root, name = course_root(), lesson_file(options.lesson)
    kept = reset_lesson(root, name, f"{datetime.now():%Y-%m-%dT%H-%M-%S}")
    if kept:
        print(f"notebooks/{name} is as released; yours is kept as {kept.relative_to(root)}")
    else:
        print(f"notebooks/{name} was as released already; nothing changed")
    return 0
