"""A right answer fails by chance less often than once in a million gradings."""

from pathlib import Path

import numpy as np
import pytest
from packages import each_exercise

from grader import bands
from grader.exercises import all_exercises
from grader.judge import judge
from grader.recorder import record

TESTS = Path(__file__).parent
PLAIN = TESTS / "layers" / "right" / "plain_mask_divided.py"


def right_answer(name):
    """Return the source of one right answer to an exercise."""
    if name == "DropoutLayer":
        return PLAIN.read_text()
    return min((TESTS / "answers" / name / "right").glob("*.py")).read_text()


def graded(exercise, source, seed):
    """Return the verdict on an answer and what grading it spent."""
    names = {}
    exec(source, names)
    script = exercise.script(np.random.default_rng(seed))
    transcript = record(script, names)
    with bands.ledger() as spent:
        verdict = judge(exercise, script, transcript)
    return verdict, spent


@pytest.mark.parametrize("exercise", each_exercise())
def test_grading_a_right_answer_spends_less_than_the_budget(exercise):
    for seed in range(3):
        verdict, spent = graded(exercise, right_answer(exercise.name), seed)
        assert verdict.status == "passed"
        assert sum(spent) <= bands.BUDGET


def test_grading_a_right_layer_enters_its_bands():
    _, spent = graded(all_exercises()["DropoutLayer"], PLAIN.read_text(), 0)
    assert len(spent) > 50 and min(spent) >= 0


def test_all_exercises_together_stay_below_one_in_a_million():
    assert len(all_exercises()) * bands.BUDGET < 1e-6


def test_a_plain_right_layer_is_passed_with_a_hundred_seeds():
    exercise = all_exercises()["DropoutLayer"]
    source = PLAIN.read_text()
    assert {graded(exercise, source, seed)[0].score for seed in range(100)} == {20}
