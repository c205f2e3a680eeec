"""A verdict as HTML for a notebook: no script, nothing external, readable aloud."""

from __future__ import annotations

from grader.reports.page import link, mark, prose, region, text
from grader.reports.pictures import render_masks
from grader.reports.story import WORDS, Failure, Story, mark_of, tell
from grader.reports.words import clipped, count
from grader.verdict import CheckVerdict, Verdict

LABELS = {"passed": "passed", "failed": "failed", "skipped": "skipped"}


def render_verdict_html(
    verdict: Verdict, stuck: str | None = None, again: str = "", printed: str = ""
) -> str:
    """Return the report on one exercise; the same verdict always gives the same HTML.

    `stuck` is what to type for a hint, `again` what repeats a failed check, and `printed` what
    the learner's code printed; a passed report shows neither.
    """
    story = tell(verdict)
    parts = [_head(verdict, story)]
    if story.failure is not None:
        parts += [_failure(story.failure), prose(f"Stuck? `{stuck or f'hint({verdict.name})'}`")]
    parts += [prose(f"Advice: {words}") for words in story.advice]
    if verdict.status in ("passed", "failed"):
        parts.append(_all_checks(verdict, again))
    if printed.strip() and verdict.status != "passed":
        parts.append(_folded("What your code printed", f"<pre>{text(clipped(printed))}</pre>"))
    label = f"Report on {verdict.lesson} {verdict.name}: {_state(verdict)}"
    return region(label, _kind(verdict), "".join(parts))


def _kind(verdict: Verdict) -> str:
    if verdict.status in ("not_started", "grader_fault"):
        return "plain"
    return "passed" if verdict.status == "passed" else "failed"


def _state(verdict: Verdict) -> str:
    return WORDS.get(verdict.status, verdict.status)


def _head(verdict: Verdict, story: Story) -> str:
    words = f"<strong>{text(story.name)}</strong> {text(story.outcome)}"
    if verdict.status in ("passed", "failed"):
        points = f"{verdict.score} of {count(verdict.max_score, 'point')}"
        words = f"<strong>{text(story.name)}</strong> {_state(verdict)}: "
        words += f"{text(story.outcome)}, {points}"
    return f"<p>{mark(story.mark)} {words}</p>"


def _failure(failure: Failure) -> str:
    pairs = (
        ("you ran", failure.call, ' class="grader-call"'),
        ("got", failure.got, ""),
        ("expected", failure.expected, ""),
    )
    rows = "".join(
        f"<div{kind}><dt>{label}</dt><dd><pre>{text(words)}</pre></dd></div>"
        for label, words, kind in pairs
        if words
    )
    return "".join(
        [
            prose(failure.rule, "rule"),
            f"<dl>{rows}</dl>" if rows else "",
            "" if failure.mask is None else render_masks(failure.mask),
            prose(failure.place),
            prose(failure.cause),
            f"<p>Read: {link(failure.read)}</p>" if failure.read else "",
            prose(f"Also: {failure.also}") if failure.also else "",
            prose(failure.rest),
        ]
    )


def _all_checks(verdict: Verdict, again: str) -> str:
    items = "".join(_check(check) for check in verdict.checks)
    repeat = verdict.status == "failed" and again
    last = prose(f"The same inputs again: `{again}`") if repeat else ""
    return _folded("All checks", f"<ul>{items}</ul>{last}")


def _folded(title: str, body: str) -> str:
    return f"<details><summary>{title}</summary>{body}</details>"


def _check(check: CheckVerdict) -> str:
    sign = "–" if check.status == "skipped" else mark_of(check.status)
    why = f" ({text(check.message)})" if check.status == "skipped" and check.message else ""
    return (
        f'<li><span aria-hidden="true">{sign}</span> {LABELS.get(check.status, "")}: '
        f"{text(check.title)}{why}, {check.points} of {count(check.max_points, 'point')}</li>"
    )
