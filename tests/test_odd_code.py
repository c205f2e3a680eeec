"""Honest code that looks odd gets full marks wherever it runs."""

from pathlib import Path

import pytest

from grader.exercises import find_exercise
from grader.grading import grade_exercise
from grader.isolation import Limits, Unavailable, level_names, open_level
from grader.submission import parse_submission

DROPOUT_LAYER = find_exercise("DropoutLayer")
# Packages that take seconds to import may do so on a busy machine.
PATIENT = Limits(cpu_seconds=60, wall_seconds=180)
ODD = sorted((Path(__file__).parent / "odd").glob("*.py"))


@pytest.fixture(scope="module", params=level_names())
def runner(request):
    try:
        found = open_level(request.param, PATIENT)
    except Unavailable as reason:
        pytest.skip(str(reason))
    yield found
    found.close()


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_odd_right_layer_gets_full_marks(runner, path):
    submission = parse_submission(path.name, path.read_bytes())
    verdict = grade_exercise(submission, DROPOUT_LAYER, runner, seed=1)
    lost = [check.id for check in verdict.checks if check.status != "passed"]
    assert (verdict.status, verdict.score, lost, verdict.message) == ("passed", 20, [], "")
