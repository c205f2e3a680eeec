"""There are enough answers under test, and verify, which judges them all, sees what is wrong."""

from pathlib import Path

import pytest
from packages import each_exercise

from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.verify import CAPSTONE, complaints, find_answers, grade_answer, read_answer

TESTS = Path(__file__).parent
ANSWERS = find_answers(TESTS)


@pytest.mark.parametrize("exercise", each_exercise())
def test_each_exercise_has_enough_answers_under_test(exercise: Exercise):
    kinds = [answer.kind for answer in ANSWERS if answer.exercise is exercise]
    right, wrong = (30, 60) if exercise.name == CAPSTONE else (3, 6)
    assert kinds.count("right") >= right
    assert kinds.count("wrong") >= wrong


def test_each_misconception_of_the_capstone_is_tested_twice():
    exercise = all_exercises()[CAPSTONE]
    named = [name for a in ANSWERS if a.exercise is exercise for name in a.names]
    assert all(named.count(m.id) >= 2 for m in exercise.misconceptions)


def test_a_right_layer_filed_as_wrong_is_complained_of(tmp_path: Path):
    path = tmp_path / "layer.py"
    right = (TESTS / "layers" / "right" / "plain_mask_divided.py").read_text()
    path.write_text(right + '\nNAMES = ("no_scaling",)\nFAILS = ("scaling",)\n')
    answer = read_answer(all_exercises()[CAPSTONE], "wrong", path)
    found = complaints(answer, grade_answer(answer, 1))
    assert [words.split(":")[0] for words in found] == ["survived", "passed", "not named"]


def test_a_wrong_layer_filed_as_right_is_complained_of():
    path = TESTS / "layers" / "wrong" / "no_scaling.py"
    answer = read_answer(all_exercises()[CAPSTONE], "right", path)
    assert complaints(answer, grade_answer(answer, 1))[0].startswith("rejected")
