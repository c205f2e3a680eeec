"""Make the learners' notebooks from the solutions.

example: python -m grader release
         python -m grader release --check
exit 0: in step, 1: drifted (only with --check)
"""

from __future__ import annotations

import argparse

from grader.places import course_root
from grader.release import release_all


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")


def run(options: argparse.Namespace) -> int:
    """Write or compare; name what was out of step."""
    drifted = release_all(course_root(), only_compare=options.check)
    if not drifted:
        print("notebooks/ is in step with solutions/")
        return 0
    verb = "out of step" if options.check else "written"
    print(f"{verb}: {', '.join(drifted)}")
    return 1 if options.check else 0
