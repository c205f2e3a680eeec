"""A verdict as plain text, for terminals and notebooks that show no HTML."""

from __future__ import annotations

from grader.reports.story import Failure, tell
from grader.reports.words import wrapped
from grader.verdict import Verdict

MARGIN = 14  # columns before what follows "you ran", "got" and "expected"


def render_verdict(verdict: Verdict, stuck: str | None = None) -> str:
    """Return the report on one exercise.

    `stuck` is what to type for a hint; without it, what works in a notebook.
    """
    story = tell(verdict)
    lines = [f"{story.mark} {story.name}{_gap(verdict)}{story.outcome}"]
    if story.failure is not None:
        lines += ["", *_failure(story.failure), f"  Stuck? {stuck or f'hint({verdict.name})'}"]
    if story.advice:
        lines += ["", *(line for words in story.advice for line in wrapped(f"Advice: {words}"))]
    return "\n".join(lines)


def _gap(verdict: Verdict) -> str:
    return " " if verdict.status == "grader_fault" else "   "


def _failure(failure: Failure) -> list[str]:
    lines = wrapped(failure.rule)
    for label, text in (
        ("you ran", failure.call),
        ("got", failure.got),
        ("expected", failure.expected),
    ):
        lines += _labelled(label, text) if text else []
    lines.append("")
    lines += wrapped(failure.place)
    lines += wrapped(failure.cause)
    lines += wrapped(f"Read: {failure.read}") if failure.read else []
    lines += wrapped(f"Also: {failure.also}") if failure.also else []
    lines += wrapped(failure.rest)
    return lines


def _labelled(label: str, text: str) -> list[str]:
    first, *rest = text.split("\n")
    return [
        f"    {label:<{MARGIN - 5}} {first}",
        *((" " * MARGIN + line).rstrip() for line in rest),
    ]
