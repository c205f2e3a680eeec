"""Grade the grader: every right and wrong answer of tests/ through every check.

example: python -m grader verify
         python -m grader verify --seed 7 --runs 100
exit 0: all wrong caught, all right accepted, each wrong one that has a name named; else 1
"""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.commands.options import add_seed, whole_number
from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.judge import unavailable
from grader.places import NotFound, course_root
from grader.verdict import Verdict
from grader.verify import Answer, Tally, complaints, find_answers, grade_answer, tally

Judged = list[tuple[Answer, Verdict]]

SEED = 2014  # of every run, so that one verdict is the same on all machines


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    add_seed(parser)
    parser.add_argument(
        "--runs",
        type=whole_number(1),
        default=1,
        metavar="N",
        help="judge everything N times, with the seeds from --seed on; the table shows the last",
    )


def run(options: argparse.Namespace) -> int:
    """Judge all answers, print the table and every disagreement."""
    first = SEED if options.seed is None else options.seed
    answers = find_answers(course_root() / "tests")
    if not answers:
        raise NotFound("verify needs the answers under tests/layers and tests/answers")
    console, found = Console(), 0
    for seed in range(first, first + options.runs):
        judged = [(answer, grade_answer(answer, seed)) for answer in answers]
        found += _tell_disagreements(judged, seed, console)
    console.print(_table(judged))
    without = [e.name for e in _able() if not any(a.exercise is e for a in answers)]
    for name in without:
        console.print(f"✗ {name}: no answers under test")
    for exercise in (e for e in all_exercises().values() if e.lacking):
        words = f"· {exercise.name} skipped: {unavailable(exercise).message}"
        console.print(escape(words), soft_wrap=True)
    console.print(_total(answers, first, options.runs, found), soft_wrap=True)
    return 1 if found or without else 0


def _tell_disagreements(judged: Judged, seed: int, console: Console) -> int:
    found = [(answer, words) for answer, v in judged for words in complaints(answer, v)]
    for answer, words in found:
        line = f"✗ {answer.exercise.name} {answer.kind}/{answer.path.name}, seed {seed}: {words}"
        console.print(escape(line), soft_wrap=True)
    return len(found)


def _table(judged: Judged) -> Table:
    table = Table()
    for words in ("exercise", "right accepted", "wrong caught", "named as stated", "incomplete"):
        table.add_column(words)
    for exercise in _able():
        line = tally(exercise, [(a, v) for a, v in judged if a.exercise is exercise])
        table.add_row(*_cells(line))
    return table


def _able() -> list[Exercise]:
    """Return the exercises that can be judged with the packages that are here."""
    return [exercise for exercise in all_exercises().values() if not exercise.lacking]


def _total(answers: list[Answer], first: int, runs: int, found: int) -> str:
    right, wrong = (sum(a.kind == kind for a in answers) for kind in ("right", "wrong"))
    seeds = f"seed {first}" if runs == 1 else f"seeds {first} to {first + runs - 1}"
    return f"{right} right and {wrong} wrong answers, {seeds}: {found} disagreements"


def _cells(line: Tally) -> list[str]:
    pairs = (line.right, line.wrong, line.named, line.incomplete)
    return [line.exercise, *(f"{good} of {total}" if total else "-" for good, total in pairs)]
