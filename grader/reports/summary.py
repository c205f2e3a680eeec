"""A class in a terminal: how each exercise went, and what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.exercise import Exercise
from grader.gradesheet import Row
from grader.reports.words import harmless

NEEDS_A_LOOK = ("timeout", "memory", "crashed", "forbidden", "grader_fault")


def summarise(rows: Sequence[Row], exercises: Sequence[Exercise], console: Console) -> None:
    """Print a table of the exercises and the submissions that need a look."""
    table = Table(title=f"{len(rows)} students", title_justify="left")
    for words in ("exercise", "passed", "mean score", "most often missed", "most often named"):
        table.add_column(words)
    for place, exercise in enumerate(exercises):
        table.add_row(*_line(exercise, [row.verdicts[place] for row in rows]))
    console.print(table)
    for row in rows:
        for remark in _remarks(row):
            console.print(escape(f"! {harmless(row.student)}: {harmless(remark)}"), soft_wrap=True)


def _line(exercise: Exercise, verdicts: Sequence) -> tuple[str, ...]:
    passed = sum(v.status == "passed" for v in verdicts)
    judged = [v for v in verdicts if v.status != "grader_fault"]
    mean = sum(v.score for v in judged) / max(1, len(judged))
    missed = Counter(c.id for v in verdicts for c in v.checks if c.status == "failed")
    named = Counter(m.id for v in verdicts for m in v.misconceptions)
    return (
        exercise.name,
        f"{passed} of {len(verdicts)}",
        f"{mean:.1f} of {exercise.max_score}",
        _most(missed),
        _most(named),
    )


def _most(counts: Counter) -> str:
    return ", ".join(f"{name} ({count})" for name, count in counts.most_common(1)) or "-"


def _remarks(row: Row) -> list[str]:
    odd = [f"{v.name}: {v.status}: {v.message}" for v in row.verdicts if v.status in NEEDS_A_LOOK]
    return [*row.problems, *odd]
