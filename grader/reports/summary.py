"""A class in a terminal: how each exercise went, and what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.exercise import Exercise
from grader.gradesheet import Row
from grader.reports.words import one_line
from grader.verdict import Verdict

NEEDS_A_LOOK = ("timeout", "memory", "crashed", "forbidden", "grader_fault")
MOST_REMARKS = 100


@dataclass
class _Tally:
    """What became of one exercise in the rows so far."""

    statuses: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    named: Counter = field(default_factory=Counter)
    points: int = 0

    def add(self, verdict: Verdict) -> None:
        self.statuses[verdict.status] += 1
        self.points += verdict.score
        self.missed.update(check.id for check in verdict.checks if check.status == "failed")
        self.named.update(named.id for named in verdict.misconceptions)


def summarise(rows: Iterable[Row], exercises: Sequence[Exercise], console: Console) -> None:
    """Print a table of the exercises and the submissions that need a look.

    Rows are looked at one at a time.
    """
    tallies, remarks, students = [_Tally() for _ in exercises], [], 0
    for row in rows:
        students += 1
        remarks += _remarks(row)
        for tally, verdict in zip(tallies, row.verdicts, strict=True):
            tally.add(verdict)
    console.print(_table(students, exercises, tallies))
    for remark in remarks[:MOST_REMARKS]:
        console.print(escape(f"! {remark}"), soft_wrap=True)
    if len(remarks) > MOST_REMARKS:
        console.print(f"! and {len(remarks) - MOST_REMARKS:,} more: see the report")


def _table(students: int, exercises: Sequence[Exercise], tallies: Sequence[_Tally]) -> Table:
    table = Table(title=f"{students} students", title_justify="left")
    for words in ("exercise", "passed", "mean score", "most often missed", "most often named"):
        table.add_column(words)
    for exercise, tally in zip(exercises, tallies, strict=True):
        judged = students - tally.statuses["grader_fault"]
        table.add_row(
            exercise.name,
            f"{tally.statuses['passed']} of {students}",
            f"{tally.points / max(1, judged):.1f} of {exercise.max_score}",
            _most(tally.missed),
            _most(tally.named),
        )
    return table


def _most(counts: Counter) -> str:
    return ", ".join(f"{name} ({count})" for name, count in counts.most_common(1)) or "-"


def _remarks(row: Row) -> list[str]:
    odd = [f"{v.name}: {v.status}: {v.message}" for v in row.verdicts if v.status in NEEDS_A_LOOK]
    return [f"{one_line(row.student)}: {one_line(words)}" for words in (*row.problems, *odd)]
