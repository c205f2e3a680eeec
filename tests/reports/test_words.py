"""Learner text is made harmless and short before anyone reads it."""

from __future__ import annotations

import pytest

from grader.reports.words import MAX_LINES, clipped, count, harmless, listed, one_line, wrapped


@pytest.mark.parametrize(
    "nasty", ["\x1b[31m", "\x00", "\r", "\x9b1m", "\u202e", "\u200b", "\ud800", "\u2028", "\x7f"]
)
def test_characters_that_act_are_spelled_out(nasty):
    safe = harmless(f"a{nasty}b")
    assert safe.isprintable() and safe.startswith("a\\") and safe.endswith("b")


def test_letters_of_every_language_stay():
    assert harmless("größer ≥ 漢字 ✓\nnext") == "größer ≥ 漢字 ✓\nnext"


def test_a_message_becomes_one_short_line():
    line = one_line("first\n\n  second " + "x" * 1000, limit=40)
    assert line.startswith("first second xxx") and len(line) == 40 and line.endswith(" ...")


def test_long_results_are_cut_in_both_directions():
    lines = clipped("\n".join(["y" * 500] * 50)).split("\n")
    assert len(lines) == MAX_LINES and lines[-1] == "..." and lines[0].endswith("y ...")


def test_formulas_stay_on_one_line():
    for length in range(50, 80):
        lines = wrapped("w" * length + " 1 - p here")
        assert any("1 - p" in line for line in lines), length


def test_numbers_agree_with_their_nouns():
    assert [count(1, "point"), count(2, "point")] == ["1 point", "2 points"]


def test_lists_end_in_or():
    assert [listed(["a"]), listed(["a", "b", "c"])] == ["a", "a, b or c"]
