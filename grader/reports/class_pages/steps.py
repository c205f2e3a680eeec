"""What a student does next, from the verdicts: mend, then write, then hand in."""

from __future__ import annotations

from collections.abc import Sequence

from grader.lessons import name_lesson
from grader.reports.class_pages.table import kind_of
from grader.reports.story import Story, tell
from grader.reports.words import count
from grader.verdict import Verdict

SHOWN = 3


def next_steps(verdicts: Sequence[Verdict]) -> list[str]:
    """Return a few sentences, the most urgent first; none when nothing is left to do."""
    tried = [_mend(v) for v in verdicts if kind_of(v.status) == "bad"]
    unwritten = [_write(v) for v in verdicts if v.status == "not_started"]
    missing = [_hand_in(v) for v in verdicts if v.status == "missing"]
    steps = [*tried, *unwritten, *missing]
    rest = len(steps) - SHOWN
    more = [f"Then {count(rest, 'more exercise')}, in the order of the table."] if rest > 0 else []
    return [*steps[:SHOWN], *more]


def _mend(verdict: Verdict) -> str:
    if verdict.correct:
        lost = verdict.max_score - verdict.score
        return f"{_named(verdict)}: the answer is right; {count(lost, 'point')} can still be had."
    return f"Mend {_named(verdict)}{_what(tell(verdict))}."


def _what(story: Story) -> str:
    said = f". The rule it breaks: {story.failure.rule}" if story.failure else f": {story.outcome}"
    return said.rstrip(".")


def _write(verdict: Verdict) -> str:
    return f"Write {_named(verdict)}: what we received is not started."


def _hand_in(verdict: Verdict) -> str:
    return f"Hand in {_named(verdict)}: it was not found in your files."


def _named(verdict: Verdict) -> str:
    return f"`{verdict.name}` (lesson {name_lesson(verdict.lesson)})"
