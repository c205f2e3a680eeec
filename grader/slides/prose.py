"""Markdown to blocks: one for each paragraph, list or table, split where a slide begins."""

from __future__ import annotations

import math
import re
from html import escape

from bs4 import BeautifulSoup, Tag
from nbconvert.filters.markdown import markdown2html

from grader.slides.blocks import CHARACTERS, LINE, Block, lines_of

STARTS = re.compile(r"^(?=## |\*\*Your turn \()", re.M)
HEADING = re.compile(r"#{1,2} +(.+)\n?")
LEAD = re.compile(r"\*\*(Question \d+|Your turn)(?: \(\d+ min\))?\.\*\* *")
LESSON = re.compile(r"(\d\d_\w+)\.ipynb(#.*)?")
INLINE_MATH = re.compile(r"\(?(?<![\\$])\$[^$]+\$(?!\$)[.,;:?!)]*")
PARSER = "html.parser"
SHORT = 24  # characters of code in a text that stay on one line
ROW = 50  # pixels of a table's row of one line
MATH = 96  # pixels of a displayed formula


def split_markdown(source: str) -> list[str]:
    """Return a cell's parts; all but the first begin with heading or exercise."""
    return [part.strip() for part in STARTS.split(source) if part.strip()] or [""]


def split_title(part: str) -> tuple[str, str]:
    """Return the title that a part begins with as HTML, and the rest.

    A title is a heading, or the bold words that begin a question or an exercise.
    """
    found = HEADING.match(part) or LEAD.match(part)
    if found is None:
        return "", part
    return render_inline(found[1]), part[found.end() :].strip()


def render_inline(text: str) -> str:
    """Return a line of Markdown as HTML without a paragraph around it."""
    return _parsed(text).decode_contents().strip().removeprefix("<p>").removesuffix("</p>")


def render_note(text: str) -> str:
    """Return a cell of speaker notes as HTML."""
    return _parsed(text).decode_contents().strip()


def blocks_of_markdown(text: str) -> tuple[Block, ...]:
    """Return a block for each element at the top level of the text."""
    elements = [e for e in _parsed(text).children if isinstance(e, Tag)]
    return tuple(map(_block, elements, [*elements[1:], None]))


def _block(element: Tag, following: Tag | None) -> Block:
    if element.name == "pre" or element.pre:
        lines = element.get_text().rstrip().split("\n")
        return Block("code", str(element), columns=tuple(map(len, lines)))
    kind = "table" if element.name == "table" else "text"
    is_open = element.get_text().rstrip().endswith(":") or following and _is_formula(following)
    return Block(kind, str(element), _height(element), leads=bool(is_open))


def _is_formula(element: Tag) -> bool:
    return element.get_text().strip().startswith("$$")


def _parsed(text: str) -> BeautifulSoup:
    soup = BeautifulSoup(markdown2html(text), PARSER)
    for anchor in soup.select("a.anchor-link"):
        anchor.decompose()
    for link in soup.select("a[href]"):
        _point_to_slides(link)
    for code in soup.select("code"):
        if code.parent.name != "pre" and len(code.get_text()) <= SHORT:
            code["class"] = "whole"
    for text in soup.find_all(string=INLINE_MATH):
        if not text.find_parent(["code", "pre"]):
            text.replace_with(_keep_whole(str(text)))
    return soup


def _keep_whole(text: str) -> BeautifulSoup:
    """Let no line end between a formula and the sign that follows it."""
    return BeautifulSoup(INLINE_MATH.sub(r'<span class="whole">\g<0></span>', escape(text)), PARSER)


def _point_to_slides(link: Tag) -> None:
    """Lead to the other lesson's deck; other files are named only."""
    href = str(link["href"])
    lesson = LESSON.fullmatch(href)
    if lesson:
        link["href"] = f"{lesson[1]}.html"
    elif "://" not in href:
        link.unwrap()


def _height(element: Tag) -> int:
    text = element.get_text().strip()
    if element.name in ("ul", "ol"):
        items = element.find_all("li")
        return sum(lines_of(item.get_text(), CHARACTERS - 4) * LINE + 6 for item in items)
    if element.name == "table":
        return _height_of_table(element)
    if _is_formula(element):
        return MATH * (1 + text.count(r"\\"))
    return lines_of(text) * LINE


def _height_of_table(table: Tag) -> int:
    """Return a height for columns that share the width by their longest entries."""
    rows = [
        [cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")
    ]
    widest = [max(map(len, column)) + 3 for column in zip(*rows, strict=False)]
    squeeze = min(1.0, CHARACTERS / max(1, sum(widest)))
    return sum(
        ROW + (LINE - 6) * (max(map(_lines, row, widest, [squeeze] * len(row))) - 1) for row in rows
    )


def _lines(entry: str, widest: int, squeeze: float) -> int:
    return max(1, math.ceil(len(entry) / max(1.0, widest * squeeze)))
