"""Writes the report on a class, in one pass over the gradebook."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from grader.exercise import Exercise
from grader.gradebook import RunRecord
from grader.gradesheet import Row
from grader.reports.class_pages.feedback import render_feedback
from grader.reports.class_pages.overview import Overview
from grader.reports.class_pages.table import student_of


class Book(Protocol):
    """What a report reads of a gradebook."""

    def rows(self) -> Iterable[Row]:
        """Return the class's rows by student."""

    def exercises(self) -> Sequence[Exercise]:
        """Return the exercises of the assignment in order."""

    def runs(self) -> Sequence[RunRecord]:
        """Return the runs of the grader, the latest one last."""

    def absent(self) -> Sequence[str]:
        """Return the students of earlier runs who are no longer there."""


def write_report(book: Book, folder: Path) -> Path:
    """Write the class page and every feedback page below `folder`; return the class page.

    Each page is written whole or not at all, the class page last; feedback pages of students
    who are no longer in the gradebook are removed. Rows are held one at a time.
    """
    pages = folder / "students"
    pages.mkdir(parents=True, exist_ok=True)
    runs, written = book.runs(), set()
    as_of = _latest(runs)
    overview = Overview(book.exercises(), runs[-1].problems if runs else (), book.absent())
    for row in book.rows():
        student = student_of(row)
        overview.add(row, student)
        _write(pages / student.page, render_feedback(row, as_of))
        written.add(student.page)
    _write(folder / "index.html", overview.render(as_of))
    _remove_others(pages, written)
    return folder / "index.html"


def _latest(runs: Sequence[RunRecord]) -> str:
    """Return when the latest run was, to the minute; its times are in UTC."""
    if not runs:
        return ""
    moment = datetime.fromisoformat(runs[-1].finished or runs[-1].started)
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _write(path: Path, page: str) -> None:
    # Two commands may write at once: each has drafts of its own.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(page, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _remove_others(pages: Path, written: set[str]) -> None:
    for path in pages.glob("*.html"):
        if path.name not in written:
            path.unlink(missing_ok=True)
