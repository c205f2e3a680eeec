"""From a submission to its verdicts: what to judge, how it ran, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.isolation import Runner
from grader.judge import judge, stopped, unavailable
from grader.script import Code, Job, Script
from grader.submission import Submission, SyntaxFault
from grader.verdict import Verdict


def found_in(submission: Submission) -> list[Exercise]:
    """Return the exercises that a submission defines, or names in a part that does not parse.

    A file that is named like a lesson ("06_dropout_layer.ipynb") is judged for that lesson when
    it holds one of its exercises: what it borrows from earlier lessons was handed in there.
    """
    found = [
        exercise
        for exercise in all_exercises().values()
        if submission.binds(exercise.name) or submission.fault_naming(exercise.name)
    ]
    of_lesson = [e for e in found if submission.name.startswith(f"{e.lesson}_")]
    return of_lesson or found


def grade(
    submission: Submission, exercises: Iterable[Exercise], runner: Runner, seed: int
) -> list[Verdict]:
    """Return one verdict an exercise, each judged from a run of its own."""
    return [grade_exercise(submission, exercise, runner, seed) for exercise in exercises]


def grade_exercise(
    submission: Submission, exercise: Exercise, runner: Runner, seed: int
) -> Verdict:
    """Judge one exercise; never raises: a fault of ours is a verdict, too."""
    try:
        verdict = _grade(submission, exercise, runner, seed)
    except Exception as fault:
        verdict = stopped(exercise, "grader_fault", f"{type(fault).__name__}: {fault}")
    return replace(verdict, seed=seed, advice=(*verdict.advice, *submission.advice))


def _grade(submission: Submission, exercise: Exercise, runner: Runner, seed: int) -> Verdict:
    fault = submission.fault_naming(exercise.name)
    if not submission.binds(exercise.name):
        return _unparsed(exercise, fault) if fault else stopped(exercise, "missing", "not found")
    if exercise.lacking:
        return unavailable(exercise)
    script = _drawn(exercise, seed)
    statements = submission.slice(exercise.name).statements
    codes = tuple(Code(s.source, s.place, s.line) for s in statements)
    reply = runner.run(Job(exercise.name, codes, script, exercise.requires))
    if reply.transcript is None:
        return stopped(exercise, reply.status, reply.message)
    verdict = judge(exercise, script, reply.transcript)
    return replace(verdict, advice=(*verdict.advice, _passed_over(fault))) if fault else verdict


@lru_cache(maxsize=64)
def _drawn(exercise: Exercise, seed: int) -> Script:
    """Return the script of a seed; a class shares one, so it is drawn once."""
    return exercise.script(np.random.default_rng(seed))


def _unparsed(exercise: Exercise, fault: SyntaxFault) -> Verdict:
    where = f"your line {fault.line}"
    where += f" of {fault.place}" if fault.place.startswith("cell ") else ""
    return stopped(exercise, "error", f"stopped at {where}: SyntaxError: {fault.message}")


def _passed_over(fault: SyntaxFault) -> str:
    return f"{fault.place} does not parse (line {fault.line}: {fault.message}) and was passed over"
