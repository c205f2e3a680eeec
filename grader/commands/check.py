"""Judge one notebook or module.

example: python -m grader check notebooks/06_dropout_layer.ipynb
         python -m grader check layer.py --exercise DropoutLayer --json --seed 7
exit 0: all passed, 1: a check failed, 2: nothing could be judged
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from grader.commands.options import add_isolation, add_seed
from grader.exercises import all_exercises
from grader.grading import found_in, grade
from grader.isolation import open_runner
from grader.kernel import fresh_seed
from grader.naming import by_name
from grader.reports.text import render_verdict
from grader.reports.words import harmless
from grader.submission import Submission, UnreadableSubmission, read_submission
from grader.verdict import Verdict

SCHEMA = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a .py or .ipynb file")
    parser.add_argument("--exercise", metavar="NAME", help="judge this exercise only")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_seed(parser)
    add_isolation(parser)


def run(options: argparse.Namespace) -> int:
    """Judge the file, print what was found, return the exit code."""
    seed = fresh_seed() if options.seed is None else options.seed
    wanted = by_name(options.exercise) if options.exercise else None
    submission = read_submission(options.file)
    exercises = [wanted] if wanted else found_in(submission)
    if not exercises:
        raise UnreadableSubmission(_nothing_known(submission))
    runner = open_runner(options.isolation)
    try:
        verdicts = grade(submission, exercises, runner, seed)
    finally:
        runner.close()
    if options.json:
        record = as_json(options.file, verdicts, seed, runner.level)
        print(printed_json(record))
    else:
        print("\n\n".join(_words(verdict) for verdict in verdicts))
        print(f"\nseed {seed}: add --seed {seed} to repeat")
    return exit_code(verdicts)


def _words(verdict: Verdict) -> str:
    report = render_verdict(verdict, stuck=f"python -m grader hint {verdict.name}")
    # A failed report keeps to its one failure; how the file was read is said all the same.
    advice = verdict.advice if verdict.status == "failed" else ()
    return "\n".join([report, *(f"  advice: {harmless(words)}" for words in advice)])


def _nothing_known(submission: Submission) -> str:
    if submission.faults:
        fault = submission.faults[0]
        return f"{fault.place} does not parse: line {fault.line}: {fault.message}"
    names = ", ".join(all_exercises())
    return f"{submission.name} defines no exercise of the course; the names are {names}"


def as_json(file: Path, verdicts: Sequence[Verdict], seed: int, level: str) -> dict:
    """Return what `check --json` prints."""
    return {
        "schema": SCHEMA,
        "file": file.name,
        "student": None,
        "seed": seed,
        "isolation": level,
        "score": sum(verdict.score for verdict in verdicts),
        "max_score": sum(verdict.max_score for verdict in verdicts),
        "exercises": [verdict.as_json() for verdict in verdicts],
    }


def printed_json(record: dict) -> str:
    """Return a record as JSON in ASCII, in which nothing can turn a terminal's text."""
    return json.dumps(record, indent=1, allow_nan=False).replace("\x7f", "\\u007f")


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """Return 0 when all passed, 2 when nothing could be judged, else 1."""
    statuses = {verdict.status for verdict in verdicts}
    if statuses == {"passed"}:
        return 0
    return 2 if statuses <= {"missing", "grader_fault"} else 1
