"""JUnit XML, against the schema's rules and Artemis' reading of it."""

import pytest
from exports.importers.junit import artemis, scores, validated
from exports.made import (
    FAULT,
    HALF_WRONG,
    HOSTILE,
    LAYER,
    a_row,
    exported,
    judged,
    noted,
)

from grader.exports import junit
from grader.judge import stopped


def document(*rows):
    return validated(exported(junit.export, rows))


def test_suite_is_a_student_and_case_a_check():
    root = document(a_row("ada"), a_row("bob", HALF_WRONG))
    assert scores(root) == {"ada": (20, 20), "bob": (17, 20)}
    assert len(root.findall(".//testcase")) == 24


def test_single_student_has_names_that_all_students_share():
    passed, failed = artemis(document(a_row("bob", HALF_WRONG)))
    assert failed == {"DropoutLayer.gradient_scaling": "wrong"}
    assert "DropoutLayer.shape" in passed and len(passed) == 11


def test_code_that_gave_nothing_to_judge_is_an_error_in_each_check():
    row = a_row("ada", stopped(LAYER, "timeout", "no answer within 5 s"))
    passed, failed = artemis(document(row))
    assert (passed, set(failed.values())) == ([], {"no answer within 5 s"})
    assert document(row)[0].get("errors") == "12"


def test_answer_that_was_not_started_fails():
    _, failed = artemis(document(a_row("ada", stopped(LAYER, "not_started", ""))))
    assert set(failed.values()) == {"not started"}


def test_fault_of_the_grader_is_skipped_and_told():
    assert artemis(document(a_row("ada", FAULT))) == ([], {})
    assert noted(junit.export, [a_row("ada", FAULT)]) == ["the grader failed (grade again): ada"]


@pytest.mark.parametrize("words", [*HOSTILE, "\ufffe\uffff\x85\u2028", "]]>", "&#0;"])
def test_hostile_words_survive(words):
    root = document(a_row(words, judged(LAYER, ["scaling"], words)))
    assert list(scores(root).values()) == [(17, 20)]
