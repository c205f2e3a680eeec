"""Fills the HTML templates: everything put in is escaped, and a policy locks the page."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.reports.page import marked_up
from grader.reports.words import count, harmless

FOLDER = Path(__file__).parent
FORMULA = re.compile(r"<code>.*?</code>|[^\s<>]+(?: [-+*/=] [^\s<>]+)+")


def fill(template: str, **values: Any) -> str:
    """Return a template's page with the values put in, each harmless and escaped."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _read("style.css"), _read("table.js")
    environment.globals |= {
        "style": Markup(style),
        "style_digest": _digest(style),
        "script": Markup(script),
        "script_digest": _digest(script),
        "count": count,
    }
    environment.filters |= {
        "prose": _prose,
        "breakable": _breakable,
        "capital": _capital,
        "points": _points,
    }
    return environment


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    """Return a source's digest as a content-security policy writes it."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _harmless(value: Any) -> Any:
    """Spell out what acts in a text; markup was made from harmless text already."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(words: str) -> Markup:
    """Turn backticks into code; elsewhere a formula such as 1 - p is kept on one line."""
    return Markup(FORMULA.sub(_kept_together, marked_up(words)))


def _kept_together(found: re.Match[str]) -> str:
    whole = found[0]
    return whole if whole.startswith("<") else f'<span class="formula">{whole}</span>'


def _breakable(name: str) -> Markup:
    """Let a long name be broken after its underscores."""
    return Markup(str(escape(harmless(name))).replace("_", "_<wbr>"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _points(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
