"""Text keeps contrast AA (4.5 to 1), and signs and edges 3 to 1, in light and dark."""

from __future__ import annotations

import re

import pytest

from grader.reports.page import STYLE, link, marked_up, prose, text

NOTEBOOK_PAPERS = {"light": "#ffffff", "dark": "#212121", "high contrast": "#111111"}
DECLARED = re.findall(r"--(ink|paper|shade|link):(#[0-9a-f]+)", STYLE)
LIGHT, DARK = dict(DECLARED[:4]), dict(DECLARED[4:])
ACCENTS = re.findall(r"--accent:(#[0-9a-f]{6})", STYLE)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("words", ["ink", "link"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
def test_words_of_plain_pages_stand_out(page, words, ground):
    assert contrast(page[words], page[ground]) >= 4.5


@pytest.mark.parametrize("paper", [*NOTEBOOK_PAPERS.values(), LIGHT["paper"], DARK["paper"]])
def test_signs_and_edges_stand_out_on_every_paper(paper):
    assert len(ACCENTS) == 3
    assert min(contrast(accent, paper) for accent in ACCENTS) >= 3


def test_ink_is_never_set_without_paper():
    rule = re.search(r"\.grader\{color:.*?\}", STYLE).group()
    assert "background:var(--jp-layout-color1" in rule


def test_backticks_become_code_and_markup_stays_text():
    assert marked_up("use `x / 2` <b>") == "use <code>x / 2</code> &lt;b&gt;"
    assert prose("") == ""


def test_control_characters_are_spelled_out_in_every_element():
    assert text("\x1b[31m & \u202e") == "\\x1b[31m &amp; \\u202e"


def test_lesson_links_to_its_notebook():
    assert link("05 backward") == '<a href="05_backward.ipynb">05 backward</a>'
    assert link("elsewhere") == "elsewhere"
