"""A class's verdicts: who earned what, as rows and as grades.csv."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.exercise import Exercise
from grader.roster import Person
from grader.verdict import Verdict

# What spreadsheets calculate; with apostrophes before it, so that none is lost on the way back.
_FORMULA = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")


@dataclass(frozen=True)
class Row:
    """One student: a verdict for each exercise of the assignment, and what could not be read.

    `files` names what was judged, or else what was looked through in vain; `seed`, `isolation` and
    `version` (of the grader) say how.
    """

    student: str
    verdicts: tuple[Verdict, ...]
    problems: tuple[str, ...] = ()
    person: Person | None = None  # the roster's line, where a roster was given
    files: tuple[str, ...] = ()
    seed: int | None = None
    isolation: str = ""
    version: str = ""

    @property
    def score(self) -> int:
        """Points earned."""
        return sum(verdict.score for verdict in self.verdicts)

    @property
    def max_score(self) -> int:
        """Points that could be earned, without exercises that the grader failed on."""
        return sum(v.max_score for v in self.verdicts if v.status != "grader_fault")

    @property
    def status(self) -> str:
        """One word for the whole submission."""
        statuses = {verdict.status for verdict in self.verdicts}
        if "grader_fault" in statuses:
            return "grader_fault"
        if self.problems and statuses <= {"missing"}:
            return "unreadable"
        if len(statuses) == 1:
            return statuses.pop()
        return "not_started" if statuses <= {"missing", "not_started"} else "failed"


def write_csv(path: Path, rows: Iterable[Row], exercises: Sequence[Exercise]) -> None:
    """Write grades.csv whole or not at all: student, score, max_score, status, exercises.

    A cell stays empty where the grader failed: that is no zero. Raises OSError.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # Names of files need not be valid Unicode: such bytes are spelled out.
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            writer = csv.writer(file)
            names = (exercise.name for exercise in exercises)
            writer.writerow(["student", "score", "max_score", "status", *names])
            writer.writerows(map(_cells, rows))
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _cells(row: Row) -> list:
    scores = ["" if v.status == "grader_fault" else v.score for v in row.verdicts]
    return [as_cell(row.student), row.score, row.max_score, row.status, *scores]


def as_cell(name: str) -> str:
    """Return a name that a spreadsheet does not take for a formula: '=1+1 for =1+1.

    Names that begin otherwise stay as they are, an apostrophe of their own included.
    """
    return f"'{name}" if _FORMULA.match(name) else name


def from_cell(cell: str) -> str:
    """Return the name that `as_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
