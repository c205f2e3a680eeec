"""Grade the grader: every right and wrong answer of tests/ through every check.

example: python -m grader verify
         python -m grader verify --seed 7
exit 0: all wrong caught, all right accepted, each wrong one that has a name named; else 1
"""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.commands.options import add_seed
from grader.exercises import all_exercises
from grader.judge import unavailable
from grader.places import NotFound, course_root
from grader.verify import Tally, complaints, find_answers, grade_answer, tally

SEED = 2014  # of every run, so that one verdict is the same on all machines


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    add_seed(parser)


def run(options: argparse.Namespace) -> int:
    """Judge all answers, print the table and every disagreement."""
    seed = SEED if options.seed is None else options.seed
    answers = find_answers(course_root() / "tests")
    if not answers:
        raise NotFound("verify needs the answers under tests/layers and tests/answers")
    judged = [(answer, grade_answer(answer, seed)) for answer in answers]
    console = Console()
    table = _table()
    able = [exercise for exercise in all_exercises().values() if not exercise.lacking]
    for exercise in able:
        line = tally(exercise, [(a, v) for a, v in judged if a.exercise is exercise])
        table.add_row(*_cells(line))
    console.print(table)
    found = [(a, c) for a, v in judged for c in complaints(a, v)]
    for answer, complaint in found:
        words = f"✗ {answer.exercise.name} {answer.kind}/{answer.path.name}: {complaint}"
        console.print(escape(words), soft_wrap=True)
    without = [e.name for e in able if not any(a.exercise is e for a in answers)]
    for name in without:
        console.print(f"✗ {name}: no answers under test")
    for exercise in all_exercises().values():
        if exercise.lacking:
            words = f"· {exercise.name} skipped: {unavailable(exercise).message}"
            console.print(escape(words), soft_wrap=True)
    right = sum(a.kind == "right" for a in answers)
    wrong = sum(a.kind == "wrong" for a in answers)
    console.print(
        f"{right} right and {wrong} wrong answers, seed {seed}: {len(found)} disagreements"
    )
    return 1 if found or without else 0


def _table() -> Table:
    table = Table()
    for words in ("exercise", "right accepted", "wrong caught", "named as stated", "incomplete"):
        table.add_column(words)
    return table


def _cells(line: Tally) -> list[str]:
    pairs = (line.right, line.wrong, line.named, line.incomplete)
    return [line.exercise, *(f"{good} of {total}" if total else "-" for good, total in pairs)]
