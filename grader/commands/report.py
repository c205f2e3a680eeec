"""Write the HTML report on a class again, from its gradebook.

example: python -m grader report grades
exit 0: grades/report/index.html and a feedback page for each student are written, 2: no gradebook
"""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.gradebook import FILE, Gradebook, GradebookError
from grader.reports.class_pages import write_report


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=f"holds {FILE}, made by grade")


def run(options: argparse.Namespace) -> int:
    """Write the report beside the gradebook."""
    with Gradebook(options.folder / FILE) as book, book.snapshot():
        try:
            index = write_report(book, options.folder / "report")
        except OSError as error:
            raise GradebookError(f"the report cannot be written: {error}") from error
    print(f"{index} written")
    return 0
