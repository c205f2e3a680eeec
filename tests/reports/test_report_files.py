"""Every kind of report equals its stored file.

The verdicts are made by hand, so that only the reports are under test. Running this file as a
program stores the reports as they are now.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.exercise import Problem
from grader.reports.html import render_verdict_html
from grader.reports.text import render_verdict
from grader.verdict import CheckVerdict, NamedMisconception, Verdict

EXPECTED = Path(__file__).parent / "expected"
TITLES = {
    "shape": "the result is an array of the shape of x",
    "scaling": "kept entries must be x / (1 - p)",
    "drop_rate": "an entry is 0 with probability p",
    "mask_per_element": "each entry has a coin of its own",
    "inference_passthrough": "at inference x comes back unchanged",
    "zero_rate": "p = 0 is the identity",
}
SCALING = Problem(
    "kept entries must be x / (1 - p)",
    "dropout(np.array([3., 6.]), p=0.25, rng=np.random.default_rng(0))",
    "[3. 6.]",
    "[4. 8.]   (any entry may instead be 0)",
)
NO_SCALING = NamedMisconception(
    "no_scaling",
    "Each kept entry is 0.75 of what it should be, and 0.75 is 1 - p.",
    "03 rescaling",
    ("scaling",),
)
SHARED = NamedMisconception(
    "mask_shared_across_batch",
    "All rows lose the same entries: `rng.random(x.shape[1:])` draws one row only.",
    "02 masking",
    ("mask_per_element",),
)
ROWS = np.array([[True, False, True, True]] * 3)
HOSTILE = "<script>alert(1)</script> \x1b[31mred\x1b[0m \u202ebackwards & `code`\r\x07"


def verdict(failed=(), skipped=(), problem=None, status="failed", **more) -> Verdict:
    """Return a verdict on `dropout` whose first failed check has the problem."""
    checks = []
    for name, title in TITLES.items():
        state = "failed" if name in failed else "skipped" if name in skipped else "passed"
        points = 2 if state == "passed" else 0
        found = problem if failed and name == failed[0] else None
        message = found.message if found else "not judged, because of that" * (state == "skipped")
        checks.append(CheckVerdict(name, title, state, points, 2, message, found))
    score = sum(check.points for check in checks)
    all_of_it = Verdict("dropout", "03", status, False, score, 12, tuple(checks), seed=7)
    return replace(all_of_it, **more)


def stopped(status: str, message: str = "") -> Verdict:
    """Return a verdict on code that gave nothing to judge."""
    return verdict(skipped=tuple(TITLES), status=status, message=message)


CASES = {
    "passed": verdict(status="passed", correct=True),
    "passed_with_advice": verdict(
        status="passed", correct=True, advice=("dropout returns float64 for float32 input.",)
    ),
    "failed": verdict(("scaling",), problem=SCALING, misconceptions=(NO_SCALING,)),
    "failed_without_cause": verdict(("scaling", "drop_rate"), problem=SCALING),
    "failed_with_other_cause": verdict(
        ("scaling", "mask_per_element"), problem=SCALING, misconceptions=(SHARED, NO_SCALING)
    ),
    "failed_elsewhere": verdict(
        ("mask_per_element", "drop_rate", "scaling"),
        problem=Problem(
            "each entry has a coin of its own",
            "np.random.seed(5)\ndropout(np.ones((3, 4)), 0.25)",
            "[[1. 0. 1. 1.]\n [1. 0. 1. 1.]\n [1. 0. 1. 1.]]",
            "rows that differ",
            ROWS,
        ),
        misconceptions=(SHARED,),
    ),
    "failed_shape": verdict(
        ("shape",),
        tuple(name for name in TITLES if name != "shape"),
        Problem("the result has shape (3,), not (2, 3)", "dropout(x, 0.25)", "[1. 0. 2.]", ""),
    ),
    "failed_by_exception": verdict(
        ("inference_passthrough",),
        problem=Problem(
            "stopped at your line 3: IndexError: list index out of range (return x[9])",
            "dropout(np.array([3., 6.]), 0.25, training=False)",
            "IndexError: list index out of range",
            "a result",
        ),
    ),
    "failed_but_correct": verdict(
        ("zero_rate",),
        problem=Problem("", "dropout(np.array([3., 6.]), 0.0)", "[0. 0.]", "[3. 6.]"),
        correct=True,
    ),
    "hostile": verdict(
        ("scaling",), problem=Problem("", "dropout(x, 0.25)", HOSTILE, "y" * 300 + "\n\n" * 20)
    ),
    "not_started": stopped("not_started"),
    "error": stopped("error", f"stopped at your line 3: IndexError: {HOSTILE}\nand more"),
    "timeout": stopped("timeout", "no answer within 5 s"),
    "memory": stopped("memory"),
    "grader_fault": stopped("grader_fault", "KeyError: 'y'"),
}


def readable(html: str) -> str:
    """Return HTML without its styles, a line for each element."""
    return re.sub(r"(</\w+>|<(?:dl|ul|div)[^>]*>)", r"\1\n", re.sub("<style>.*?</style>", "", html))


def written(name: str) -> dict[str, str]:
    """Return the reports of one case by file name."""
    again = "check(dropout, seed=7)"
    return {
        f"{name}.txt": render_verdict(CASES[name]) + "\n",
        f"{name}.html": readable(render_verdict_html(CASES[name], again=again)),
    }


@pytest.mark.parametrize("name", CASES)
def test_report_equals_its_stored_files(name):
    for file, text in written(name).items():
        assert text == (EXPECTED / file).read_text(encoding="utf-8"), file


def test_every_stored_file_belongs_to_a_case():
    stored = {path.name for path in EXPECTED.iterdir()}
    assert stored == {file for name in CASES for file in written(name)}


def test_failed_report_is_the_one_of_the_style_guide():
    text = render_verdict(CASES["failed"])
    assert text == (
        "✗ 03 dropout   5 of 6 checks pass\n"
        "\n"
        "  kept entries must be x / (1 - p)\n"
        "    you ran   dropout(np.array([3., 6.]), p=0.25, rng=np.random.default_rng(0))\n"
        "    got       [3. 6.]\n"
        "    expected  [4. 8.]   (any entry may instead be 0)\n"
        "\n"
        "  Each kept entry is 0.75 of what it should be, and 0.75 is 1 - p.\n"
        "  Stuck? hint(dropout)"
    )


@pytest.mark.parametrize("name", CASES)
def test_html_holds_no_script_no_id_and_nothing_from_elsewhere(name):
    html = render_verdict_html(CASES[name])
    assert not re.search(r"<script|<iframe|<link|\bid=|src=|url\(|https?:|on\w+=", html)


@pytest.mark.parametrize("name", CASES)
def test_html_region_is_labelled_with_the_status_in_words(name):
    html = render_verdict_html(CASES[name])
    label = re.search(r'<section [^>]*aria-label="Report on 03 dropout: ([^"]+)"', html)
    assert label and label.group(1).split()[0] in ("passed", "not", "stopped", "no", "ran")


@pytest.mark.parametrize("name", CASES)
def test_no_control_character_reaches_a_report(name):
    text = render_verdict(CASES[name]) + render_verdict_html(CASES[name])
    assert all(char == "\n" or char.isprintable() for char in text)


@pytest.mark.parametrize("name", CASES)
def test_no_line_of_a_text_report_is_overlong(name):
    lines = render_verdict(CASES[name]).split("\n")
    assert max(map(len, lines[1:]), default=0) <= 120


def rewrite() -> None:
    """Store every report as it is now."""
    for name in CASES:
        for file, text in written(name).items():
            (EXPECTED / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
