"""A guess beside what came out, in words and as HTML."""

from __future__ import annotations

from grader.reports.page import mark, region, text
from grader.reports.words import clipped, wrapped


def render_prediction(said: str, found: str, near: bool) -> str:
    """Return one line, with a mark when the guess was near enough."""
    first = "✓ " if near else ""
    return "\n".join(wrapped(f"you said {said} · it is {found}", indent="  ", first=first))


def render_prediction_html(key: str, said: str, found: str, near: bool) -> str:
    """Return the same as HTML; a guess that was off is no failure and gets no mark."""
    opening = f'{mark("✓")} <span class="grader-hidden">near enough:</span> ' if near else ""
    body = (
        f"<p>{opening}you said <strong>{text(said)}</strong> · "
        f"it is <strong>{text(clipped(found))}</strong></p>"
    )
    return region(f"Prediction {text(str(key))}", "passed" if near else "plain", body)
