"""The feedback page of one student: their verdicts and nobody else's, fit to be sent."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from markupsafe import Markup

from grader.gradesheet import Row
from grader.lessons import name_lesson
from grader.reports.class_pages.steps import next_steps
from grader.reports.class_pages.table import STATES, kind_of, sign_of, student_of
from grader.reports.class_pages.templates import fill
from grader.reports.pictures import render_masks
from grader.reports.story import Failure, tell
from grader.reports.words import listed, one_line
from grader.verdict import CheckVerdict, Verdict

# Other remarks are for the staff alone: they may name other students.
OF_FILES = re.compile(r"\.(ipynb|py|zip)\b")
OURS = "The grader failed here. Your code was not judged, and no points are lost by it."


@dataclass(frozen=True)
class Part:
    """One exercise of the page."""

    verdict: Verdict
    lesson: str
    kind: str
    mark: str
    state: str
    outcome: str
    failure: Failure | None
    masks: Markup
    checks: tuple[tuple[CheckVerdict, str, str], ...]  # with a sign, and why
    advice: tuple[str, ...]
    file: str

    @property
    def has_more(self) -> bool:
        """Whether there is more to say than the table of exercises says."""
        return self.kind == "bad" or bool(self.advice) or self.verdict.status == "grader_fault"


def render_feedback(row: Row, as_of: str = "") -> str:
    """Return the page of one student; `as_of` says when the latest run was."""
    parts = [_part(verdict, row) for verdict in row.verdicts]
    return fill(
        "feedback.html",
        student=student_of(row),
        row=row,
        as_of=as_of,
        parts=parts,
        told=[part for part in parts if part.has_more],
        files=[one_line(name) for name in row.files],
        problems=[one_line(words) for words in row.problems if OF_FILES.search(words)],
        steps=next_steps(row.verdicts),
    )


def _part(verdict: Verdict, row: Row) -> Part:
    story = tell(verdict)
    ours = verdict.status == "grader_fault"
    mask = story.failure.mask if story.failure else None
    return Part(
        verdict,
        name_lesson(verdict.lesson),
        kind_of(verdict.status),
        sign_of(verdict.status),
        STATES.get(verdict.status, verdict.status),
        _not_judged(verdict) if ours else story.outcome,
        story.failure,
        Markup("" if mask is None else render_masks(mask)),
        tuple(_check(check) for check in verdict.checks) if verdict.status == "failed" else (),
        story.advice if verdict.status == "passed" else (),
        shlex.quote(_file_of(verdict, row.files)),
    )


def _not_judged(verdict: Verdict) -> str:
    if not verdict.lacking:
        return OURS
    names = listed(list(verdict.lacking), "and")
    return f"Your code was not judged yet, and no points are lost by it: judging needs {names}."


def _check(check: CheckVerdict) -> tuple[CheckVerdict, str, str]:
    sign = "–" if check.status == "skipped" else sign_of(check.status)
    told = check.message if check.status != "passed" and check.message != check.title else ""
    return check, sign, one_line(told)


def _file_of(verdict: Verdict, files: tuple[str, ...]) -> str:
    """Return the file that an exercise was most likely in, or a word in its place."""
    of_lesson = [name for name in files if name.startswith(f"{verdict.lesson}_")]
    name = next(iter([*of_lesson, *files[:1]]), "FILE")
    return f"./{name}" if name.startswith("-") else name
