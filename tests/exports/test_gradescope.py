"""What students see on Gradescope: each check with its points, and the reports."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from exports.importers.gradescope import AutograderFailed, read
from exports.made import (
    FAULT,
    HALF_WRONG,
    HOSTILE,
    LAYER,
    a_row,
    exported,
    judged,
    noted,
    scratch,
    unreadable,
)

from grader.exports import NotExportable, gradescope


def results(*verdicts, **more) -> dict:
    return json.loads(exported(gradescope.export, [a_row("ada", *verdicts, **more)]))


def test_each_check_is_a_test_with_its_points():
    tests = results(HALF_WRONG)["tests"]
    assert [test["max_score"] for test in tests] == [check.points for check in LAYER.checks]
    (failed,) = [test for test in tests if test["status"] == "failed"]
    assert (failed["score"], failed["max_score"], failed["number"]) == (0, 3, "1.8")
    assert failed["name"] == "06 DropoutLayer: backward divides by 1 - p too"


def test_failed_check_shows_the_call_that_shows_it():
    (failed,) = [t for t in results(HALF_WRONG)["tests"] if t["status"] == "failed"]
    assert "you ran:  wrong" in failed["output"]


def test_report_stands_at_the_top():
    assert results(HALF_WRONG)["output"].startswith("✗ 06 DropoutLayer   11 of 12 checks pass")


def test_everything_is_visible_so_that_students_see_their_total():
    result = results(HALF_WRONG)
    assert {result["visibility"], *(t["visibility"] for t in result["tests"])} == {"visible"}


def test_fault_of_the_grader_is_a_failed_autograder_and_no_zero():
    content = exported(gradescope.export, [a_row("ada", FAULT)])
    with pytest.raises(AutograderFailed, match="your code was not judged"):
        read(content)


def test_unreadable_submission_is_told_why():
    content = exported(gradescope.export, [unreadable()])
    assert read(content) == (0, 20)
    assert "work.pdf: not a notebook" in json.loads(content)["output"]


def test_submission_without_any_exercise_gets_nothing_and_is_told():
    content = exported(gradescope.export, [replace(a_row(), verdicts=())])
    assert read(content) == (0, 0)
    assert "no exercise of the course was found" in json.loads(content)["output"]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_a_learner_wrote_acts_in_the_output(words):
    result = results(judged(LAYER, ["scaling"], words))
    shown = [result["output"], *(test["output"] for test in result["tests"])]
    assert all(char == "\n" or char.isprintable() for text in shown for char in text)


def test_several_students_need_a_name_or_a_zip():
    with pytest.raises(NotExportable, match="--student NAME"):
        exported(gradescope.export, [a_row("ada"), a_row("bob")])


def test_zip_holds_a_result_for_each_student_under_a_harmless_name():
    names = ["ada", "Ada", "../up", "a/b", "", ".hidden", "李", "x" * 300]
    content = exported(gradescope.export, [a_row(n) for n in names], out=scratch("all.zip"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.namelist()
        assert [read(archive.read(name)) for name in members] == [(20, 20)] * 8
    assert len({name.casefold() for name in members}) == 8
    assert not [n for n in members if "/" in n or "\\" in n or n.startswith(".") or len(n) > 99]


def test_who_could_not_be_judged_is_told():
    rows = [a_row("ada"), a_row("flt", FAULT)]
    told = noted(gradescope.export, rows, out=scratch("all.zip"))
    assert told == ["the grader failed (grade again): flt"]
