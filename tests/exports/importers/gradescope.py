"""What Gradescope makes of a results.json, after its docs/specs.md."""

from __future__ import annotations

import json

VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
TOP = {
    *("score", "execution_time", "output", "output_format", "test_output_format"),
    *("test_name_format", "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard"),
}
IN_TEST = {
    *("score", "max_score", "status", "name", "name_format", "number", "output"),
    *("output_format", "tags", "visibility", "extra_data"),
}


class AutograderFailed(ValueError):
    """There is no score: instructors are told, nobody gets a zero."""


def read(content: bytes) -> tuple[float, float]:
    """Return score and sum of maxima; raises AutograderFailed without any score."""
    results = json.loads(content)
    assert set(results) <= TOP
    assert results.get("visibility", "visible") in VISIBILITIES
    assert isinstance(results.get("output", ""), str)
    assert {results.get(k, "text") for k in TOP if k.endswith("_format")} <= FORMATS
    tests = results.get("tests", [])
    for test in tests:
        _check(test)
    if "score" in results:
        assert results["score"] == sum(test["score"] for test in tests)
        return results["score"], sum(test["max_score"] for test in tests)
    if not tests or any("score" not in test for test in tests):
        raise AutograderFailed(results.get("output"))
    return sum(test["score"] for test in tests), sum(test["max_score"] for test in tests)


def _check(test: dict) -> None:
    assert set(test) <= IN_TEST
    assert test["status"] in ("passed", "failed")
    assert test.get("visibility", "visible") in VISIBILITIES
    assert 0 <= test["score"] <= test["max_score"]
    assert all(isinstance(tag, str) for tag in test["tags"])
    assert all(isinstance(test[key], str) for key in ("name", "number", "output"))
