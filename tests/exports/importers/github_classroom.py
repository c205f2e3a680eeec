"""GitHub Classroom's autograding reporter, as its main.js and notify-classroom.js go about it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

MAX_ARG_STRLEN = 131_072  # Linux: one "NAME=value" of the environment, with its end


@dataclass
class Report:
    """What the reporter tells Classroom; `points` is None where it tells nothing."""

    points: tuple[int, int] | None
    failure: str
    console: tuple[int, int]


def report(content: bytes, runner: str = "dropout") -> Report:
    """Report one runner's result, handed over in the environment."""
    variable = f"{runner.upper()}_RESULTS={content.decode('ascii')}"
    assert len(variable) + 1 <= MAX_ARG_STRLEN
    assert "\n" not in variable  # it went through a line of GITHUB_OUTPUT
    results = json.loads(base64.b64decode(variable.partition("=")[2]).decode("utf-8"))
    assert results["status"] in ("pass", "fail", "error")
    for test in results["tests"]:
        assert test["status"] in ("pass", "fail", "error")
        assert isinstance(test["score"], int) and test["line_no"] == 0
        assert all(isinstance(test[key], str) for key in ("name", "message", "test_code"))
    total = sum(test["score"] for test in results["tests"])
    points = (total, results["max_score"]) if results["max_score"] else None
    failures = {"pass": "", "fail": "Some tests failed.", "error": "Some tests errored."}
    return Report(points, failures[results["status"]], (total, results["max_score"]))
