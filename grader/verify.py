"""Grades the grader: right and wrong answers with known verdicts, through every check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.judge import judge
from grader.loading import record_source
from grader.script import Code
from grader.submission import read_submission
from grader.verdict import Verdict

CAPSTONE = "DropoutLayer"
KINDS = ("right", "wrong", "incomplete")


@dataclass(frozen=True)
class Answer:
    """One file of tests/, and what the grader must find in it.

    `names` must be reported and `may` can be, `fails` are checks that must not pass, and
    `loses` are the only ones that an incomplete answer does not pass.
    """

    exercise: Exercise
    kind: str
    path: Path
    names: frozenset[str]
    may: frozenset[str]
    fails: frozenset[str]
    loses: frozenset[str]


def find_answers(tests: Path) -> list[Answer]:
    """Return every answer under tests/layers and tests/answers, in order.

    Exercises that cannot be judged here, for want of a package, are left out.
    """
    able = [exercise for exercise in all_exercises().values() if not exercise.lacking]
    return [answer for exercise in able for answer in _of(exercise, tests)]


def _of(exercise: Exercise, tests: Path) -> Iterator[Answer]:
    capstone = exercise.name == CAPSTONE
    folder = tests / "layers" if capstone else tests / "answers" / exercise.name
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.py")):
            yield read_answer(exercise, kind, path)


def read_answer(exercise: Exercise, kind: str, path: Path) -> Answer:
    """Read the literals NAMES, MAY, FAILS and LOSES of one file."""
    literals = {"NAMES": (), "MAY": (), "FAILS": (), "LOSES": ()}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if node.targets[0].id in literals:
                literals[node.targets[0].id] = ast.literal_eval(node.value)
    return Answer(exercise, kind, path, *(frozenset(found) for found in literals.values()))


def grade_answer(answer: Answer, seed: int) -> Verdict:
    """Judge one answer in this process: the files of tests/ are trusted."""
    script = answer.exercise.script(np.random.default_rng(seed))
    statements = read_submission(answer.path).slice(answer.exercise.name).statements
    codes = [Code(s.source, s.place, s.line) for s in statements]
    return judge(answer.exercise, script, record_source(answer.exercise.name, codes, script))


def complaints(answer: Answer, verdict: Verdict) -> list[str]:
    """Return what is wrong with a verdict, in words; nothing when the grader was right."""
    lost = {check.id for check in verdict.checks if check.status != "passed"}
    named = {misconception.id for misconception in verdict.misconceptions}
    if answer.kind == "right":
        return [f"rejected: {verdict.status} {sorted(lost)}"] if verdict.status != "passed" else []
    if answer.kind == "incomplete":
        fits = verdict.correct and lost == answer.loses
        return [] if fits else [f"must lose {sorted(answer.loses)}, lost {sorted(lost)}"]
    found = {
        "survived": {"all deciding checks"} if verdict.correct else set(),
        "passed": answer.fails - lost,
        "not named": answer.names - named,
        "named falsely": named - answer.names - answer.may,
    }
    return [f"{what}: {', '.join(sorted(ids))}" for what, ids in found.items() if ids]


@dataclass(frozen=True)
class Tally:
    """One line of the table: how many answers of an exercise were judged as they should be."""

    exercise: str
    right: tuple[int, int]  # accepted, of all
    wrong: tuple[int, int]  # caught, of all
    named: tuple[int, int]  # with every name and no false one, of all that have names
    incomplete: tuple[int, int]


def tally(exercise: Exercise, judged: list[tuple[Answer, Verdict]]) -> Tally:
    """Count one exercise's answers."""

    def share(kind: str, good) -> tuple[int, int]:
        of_kind = [(a, v) for a, v in judged if a.kind == kind]
        return sum(map(good, of_kind)), len(of_kind)

    def fine(pair: tuple[Answer, Verdict]) -> bool:
        return not complaints(*pair)

    with_names = [(a, v) for a, v in judged if a.kind == "wrong" and a.names]
    return Tally(
        exercise.name,
        share("right", fine),
        share("wrong", lambda pair: not pair[1].correct),
        (sum(map(fine, with_names)), len(with_names)),
        share("incomplete", fine),
    )
