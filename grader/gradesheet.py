"""A class's verdicts: who earned what, as rows and as grades.csv."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.exercise import Exercise
from grader.verdict import Verdict


@dataclass(frozen=True)
class Row:
    """One student: a verdict for each exercise of the assignment, and what could not be read."""

    student: str
    verdicts: tuple[Verdict, ...]
    problems: tuple[str, ...] = ()

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


def write_csv(path: Path, rows: Sequence[Row], exercises: Sequence[Exercise]) -> None:
    """Write grades.csv whole or not at all: student, score, max_score, status, exercises.

    A cell stays empty where the grader failed: that is no zero.
    """
    draft = path.with_suffix(".tmp")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "score", "max_score", "status", *(e.name for e in exercises)])
        for row in rows:
            cells = ["" if v.status == "grader_fault" else v.score for v in row.verdicts]
            writer.writerow([row.student, row.score, row.max_score, row.status, *cells])
    os.replace(draft, path)
