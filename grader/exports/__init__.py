"""Grades as other programs take them: one module a format, named in the table below.

A format is a function from a ledger to the bytes of one file. What a person must know beside
the file (who has no grade, who cannot be matched) goes to the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from grader.exports import (
    canvas,
    csv_file,
    github_classroom,
    gradescope,
    json_file,
    junit,
    moodle,
    nbgrader,
)
from grader.exports.ledger import Ledger, Notes, NotExportable

__all__ = ["FORMATS", "Ledger", "NotExportable", "Notes"]

FORMATS: dict[str, Callable[[Ledger, Notes], Iterator[bytes]]] = {
    "canvas": canvas.export,
    "moodle": moodle.export,
    "gradescope": gradescope.export,
    "github-classroom": github_classroom.export,
    "nbgrader": nbgrader.export,
    "junit": junit.export,
    "csv": csv_file.export,
    "json": json_file.export,
}
