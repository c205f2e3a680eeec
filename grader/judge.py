"""From transcript to verdict: runs no learner's code, draws nothing, prints nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np

from grader.exercise import Check, Exercise, Problem, Skip, problem
from grader.fitting import is_possible
from grader.run import Played, Run
from grader.script import Made, Raised, Script, Transcript
from grader.verdict import CheckVerdict, NamedMisconception, Verdict

PLAIN_PRINTING = {
    "precision": 8,
    "threshold": 1000,
    "edgeitems": 3,
    "linewidth": 75,
    "suppress": False,
    "nanstr": "nan",
    "infstr": "inf",
    "sign": "-",
    "floatmode": "maxprec",
    "formatter": None,
}
WRITTEN_OVER = "your code wrote over the record of what it did"


def judge(exercise: Exercise, script: Script, transcript: Transcript) -> Verdict:
    """Return the verdict on what one transcript shows."""
    if transcript.load_error is not None:
        return stopped(exercise, _status_of(transcript.load_error), told(transcript.load_error))
    try:
        run = Run(script, transcript)
    except ValueError:  # it is no record of this script
        return stopped(exercise, "crashed", WRITTEN_OVER)
    try:
        return _judge(exercise, run)
    finally:
        run.forget()


def _judge(exercise: Exercise, run: Run) -> Verdict:
    if not is_possible(run):
        return stopped(exercise, "crashed", WRITTEN_OVER)
    if _is_not_started(exercise, run):
        return stopped(exercise, "not_started", "")
    if (raised := _first_obstacle(exercise, run)) is not None:
        return stopped(exercise, _status_of(raised), told(raised))
    # Numbers are shown as NumPy shows them by default, whatever a notebook has set.
    with np.errstate(all="ignore"), np.printoptions(**PLAIN_PRINTING):
        return _judge_checks(exercise, run)


def stopped(exercise: Exercise, status: str, message: str) -> Verdict:
    """Return the verdict on code that gave nothing to judge: no points, every check skipped."""
    why = message or status.replace("_", " ")
    checks = tuple(
        CheckVerdict(c.id, c.title, "skipped", 0, c.points, why) for c in exercise.checks
    )
    return Verdict(
        exercise.name,
        exercise.lesson,
        status,
        False,
        0,
        exercise.max_score,
        checks,
        message=message,
    )


def unavailable(exercise: Exercise) -> Verdict:
    """Return the verdict where a package that judging needs is not installed: nobody's fault."""
    names = exercise.lacking
    message = f'needs {" and ".join(names)}: pip install -e ".[{",".join(names)}]"'
    return replace(stopped(exercise, "grader_fault", message), lacking=names)


def told(raised: Raised) -> str:
    """Say in one line where the learner's code stopped."""
    where = f"at your line {raised.line}" if raised.line else "in your code"
    if raised.place.startswith("cell "):
        where += f" of {raised.place}"
    what = f"{raised.type}: {raised.message}" if raised.message else raised.type
    quoted = f" ({raised.text})" if raised.text else ""
    return f"stopped {where}: {what}{quoted}"


def _status_of(raised: Raised) -> str:
    if "PermissionError" in raised.kinds:  # what a sandbox refuses ends so
        return "forbidden"
    return "memory" if "MemoryError" in raised.kinds else "error"


def _is_not_started(exercise: Exercise, run: Run) -> bool:
    opening = islice((p for p in run.heads if p.owner != "np"), exercise.opening)
    return any(
        p.event.unwritten or (isinstance(p.value, Raised) and p.value.type == "NotImplementedError")
        for p in opening
    )


def _first_obstacle(exercise: Exercise, run: Run) -> Raised | None:
    """Return the first exception when no call of the script gave a result."""
    if any(not p.failed and not isinstance(p.value, Made) for p in run.heads):
        return None
    raised = [p.value for p in run.heads if isinstance(p.value, Raised)]
    return raised[0] if raised else None


def _judge_checks(exercise: Exercise, run: Run) -> Verdict:
    checks = tuple(_judge_check(exercise, check, run) for check in exercise.checks)
    score = sum(check.points for check in checks)
    deciding = {check.id for check in exercise.checks if check.deciding}
    failed = {check.id for check in checks if check.status != "passed"}
    return Verdict(
        exercise.name,
        exercise.lesson,
        "failed" if failed else "passed",
        not failed & deciding,
        score,
        exercise.max_score,
        checks,
        _named(exercise, run) if failed else (),
        tuple(exercise.advise(run)),
    )


def _judge_check(exercise: Exercise, check: Check, run: Run) -> CheckVerdict:
    found = _obstacle(exercise, check, run)
    if found is None:
        found = check.find(run)
    if isinstance(found, Skip):
        return CheckVerdict(check.id, check.title, "skipped", 0, check.points, found.why)
    if found is None:
        return CheckVerdict(check.id, check.title, "passed", check.points, check.points)
    return CheckVerdict(check.id, check.title, "failed", 0, check.points, found.message, found)


def _obstacle(exercise: Exercise, check: Check, run: Run) -> Problem | Skip | None:
    """Return what keeps a check from looking at the results of the calls that it needs."""
    if not (troubled := run.troubled(exercise.form)):
        return None
    calls = [p for name in check.needs for p in _needed(run, name) if p in troubled]
    if (broken := _broken_call(run, calls)) is not None:
        return broken
    misshapen = next(((p, c) for p in calls if (c := run.complaint(exercise.form, p))), None)
    if misshapen is None:
        return None
    if check.id != "shape":
        return Skip(f"not judged, because {misshapen[1]}")
    return problem(run, *misshapen)


def _needed(run: Run, need: str) -> list[Played]:
    """Return the calls that a need names, and the constructors that they rest on."""
    name, _, method = need.partition(" > ")
    episodes = run.episodes(name[:-1]) if name.endswith("*") else [run.episode(name)]
    if not method:
        return [p for calls in episodes for p in calls]
    return [p for calls in episodes for p in calls if p.method in (method, "")]


def _broken_call(run: Run, calls: list[Played]) -> Problem | None:
    failed = [p for p in calls if p.failed]
    for played in failed:
        if isinstance(played.value, Raised):
            return problem(run, played, told(played.value), "a result")
    if not failed:
        return None
    return problem(run, failed[0], f"{failed[0].step.call} could not be called", "a result")


def _named(exercise: Exercise, run: Run) -> tuple[NamedMisconception, ...]:
    return tuple(
        NamedMisconception(m.id, m.explanation, m.read, m.explains)
        for m in exercise.misconceptions
        if m.proven(run)
    )
