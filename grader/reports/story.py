"""What a report says of a verdict, chosen once for text and HTML."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.reports.words import clipped, count, harmless, one_line
from grader.verdict import CheckVerdict, NamedMisconception, Verdict

MARKS = {"passed": "✓", "not_started": "·", "grader_fault": "!"}
WORDS = {
    "passed": "passed",
    "failed": "not passed yet",
    "not_started": "not started",
    "missing": "not found",
    "error": "stopped with an error",
    "timeout": "no answer within 5 s",
    "memory": "ran out of memory",
    "crashed": "ended Python itself",
    "forbidden": "did something that is not allowed here",
    "grader_fault": "not judged",
}
NO_PLACE = "stopped at your code"  # what the judge says of a call that no line of theirs made


@dataclass(frozen=True)
class Failure:
    """The one failed check that is shown, with what explains it."""

    rule: str
    call: str
    got: str
    expected: str
    place: str  # where the code stopped, or what is wrong with the form of its result
    cause: str
    read: str  # the lesson that treats the cause, when it is another one
    also: str  # a second proven misconception
    rest: str  # what else is to be said of the other checks and the points
    mask: np.ndarray | None


@dataclass(frozen=True)
class Story:
    """One verdict in words, free of control characters and cut to a readable length."""

    mark: str
    name: str
    outcome: str
    failure: Failure | None
    advice: tuple[str, ...]


def mark_of(status: str) -> str:
    """Return the sign of a status: ✓, ✗, · or !."""
    return MARKS.get(status, "✗")


def tell(verdict: Verdict) -> Story:
    """Choose what is said of a verdict."""
    lesson, name = one_line(verdict.lesson), one_line(verdict.name)
    failed = verdict.status == "failed" and any(c.status != "passed" for c in verdict.checks)
    return Story(
        mark_of(verdict.status),
        lesson if verdict.status == "grader_fault" and not verdict.lacking else f"{lesson} {name}",
        _outcome(verdict),
        _failure(verdict) if failed else None,
        () if verdict.status == "failed" else tuple(harmless(line) for line in verdict.advice),
    )


def _outcome(verdict: Verdict) -> str:
    message = one_line(verdict.message)
    if verdict.status in ("passed", "failed"):
        passed = sum(check.status == "passed" for check in verdict.checks)
        return f"{passed} of {len(verdict.checks)} checks pass"
    if verdict.status == "not_started":
        return "not started"
    if verdict.status == "grader_fault":
        if verdict.lacking:
            return f"not judged: {message}"
        return f"the grader failed; your code was not judged: {message}"
    return message or WORDS.get(verdict.status, verdict.status)


def first_failure(verdict: Verdict) -> CheckVerdict:
    """Return the check to show: the first that failed with an example.

    Without one, the first that failed, or else was skipped.
    An exercise lists its checks from the most telling to the least, deciding ones first.
    """
    failed = [check for check in verdict.checks if check.status == "failed"]
    with_example = [check for check in failed if check.problem and check.problem.call]
    others = [check for check in verdict.checks if check.status != "passed"]
    return [*with_example, *failed, *others][0]


def _failure(verdict: Verdict) -> Failure:
    check = first_failure(verdict)
    found = check.problem
    cause = next((m for m in verdict.misconceptions if check.id in m.explains), None)
    other = next((m for m in verdict.misconceptions if m is not cause), None)
    return Failure(
        harmless(check.title),
        harmless(found.call) if found else "",
        clipped(found.got) if found else "",
        clipped(found.expected) if found else "",
        _complaint(check, cause is None),
        harmless(cause.explanation) if cause else "",
        _reading(cause, verdict.lesson),
        harmless(other.explanation) if other else "",
        _rest(verdict, check),
        found.mask if found else None,
    )


def _reading(cause: NamedMisconception | None, lesson: str) -> str:
    return "" if cause is None or cause.read[:2] == lesson else harmless(cause.read)


def _complaint(check: CheckVerdict, alone: bool) -> str:
    """Return the check's message where the example does not already say it.

    With a cause beside it (`alone` is False), only the line where the code stopped.
    """
    found = check.problem
    stopped = check.message.startswith("stopped at")
    if check.message == check.title or not (alone or stopped):
        return ""
    if found is None or not found.call:
        return _sentence(one_line(check.message))
    if found.expected not in ("", "a result"):
        return ""
    # An exception stands under "got" already: only its place is new, where it has one.
    said = one_line(_without_got(check.message, found.got))
    return "" if said == NO_PLACE else _sentence(said)


def _without_got(message: str, got: str) -> str:
    return message.replace(f": {got}", "", 1) if got else message


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?" else text + "."


def _rest(verdict: Verdict, shown: CheckVerdict) -> str:
    others = [check.status for check in verdict.checks if check is not shown]
    failed, skipped = others.count("failed"), others.count("skipped")
    if verdict.correct:
        lost = verdict.max_score - verdict.score
        return f"The answer is right; this costs {lost} of {count(verdict.max_score, 'point')}."
    counts = []
    if failed:
        counts.append(f"{failed} more {'check fails' if failed == 1 else 'checks fail'}")
    if skipped:
        noun = "" if failed else "more check " if skipped == 1 else "more checks "
        counts.append(f"{skipped} {noun}could not be judged")
    return f"{', '.join(counts)}; mend this one first." if counts else ""
