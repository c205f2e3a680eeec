"""Execute the solution notebooks and store their outputs.

example: python -m grader execute
         python -m grader execute 03 05
"""

from __future__ import annotations

import argparse
import time

from grader.places import course_root, lesson_file, solution_notebooks


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="without it, all of them")


def run(options: argparse.Namespace) -> int:
    """Execute one notebook after the other."""
    from grader.execute import execute_notebook  # heavy, and learners never need it

    wanted = {lesson_file(lesson) for lesson in options.lessons}
    for path in solution_notebooks(course_root()):
        if not wanted or path.name in wanted:
            start = time.perf_counter()
            execute_notebook(path)
            print(f"{path.name}: {time.perf_counter() - start:.1f} s", flush=True)
    return 0
