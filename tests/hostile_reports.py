"""What a report must not show: characters that act, markup of others, endless text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from grader.commands.check import as_json, printed_json
from grader.reports.html import render_verdict_html
from grader.reports.text import render_verdict
from grader.verdict import Verdict

MOST_WORDS = 100_000  # characters of a report
UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # control, direction and halves of characters
TAGS = frozenset(
    "section style p span div dl dt dd pre code a details summary ul li table tr th td thead "
    "tbody caption svg rect g path title figure figcaption strong em".split()
)


def unfit(verdict: Verdict) -> Iterator[str]:
    """Yield what is wrong with the reports of a verdict: control characters, markup, length."""
    record = as_json(Path("layer.py"), [verdict], 1, "level")
    yield from unfit_text(render_verdict(verdict))
    yield from unfit_text(printed_json(record))
    page = render_verdict_html(verdict)
    yield from unfit_text(page)
    yield from unfit_markup(page)


def unfit_text(text: str) -> list[str]:
    """Return the characters that do something, and the length when it is too much."""
    odd = {c for c in text if c != "\n" and unicodedata.category(c) in UNSHOWN}
    found = [f"shows {sorted(odd)!a}"] if odd else []
    return found + ([f"shows {len(text)} characters"] if len(text) > MOST_WORDS else [])


def unfit_markup(page: str) -> list[str]:
    """Return the elements and attributes that no report of ours has."""
    reader = _Elements()
    reader.feed(page)
    return reader.strange


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.strange.append(f"shows an element {tag}")
        for name, value in attrs:
            outside = name in ("href", "src") and not re.fullmatch(r"[\w.]+\.ipynb", value or "")
            if name.startswith("on") or outside:
                self.strange.append(f"shows an attribute {name}={value}")
