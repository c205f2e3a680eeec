"""Every format hands on the same points: what its importer adds up to is the row's score."""

import csv
import io
import json

import pytest
from exports.importers import canvas as canvas_importer
from exports.importers import github_classroom as reporter
from exports.importers import gradescope as autograder
from exports.importers import junit as reader
from exports.importers import moodle as moodle_importer
from exports.made import MISSING, a_row, classes, exported, not_handed_in, scratch
from hypothesis import given, settings

from grader.exports import (
    FORMATS,
    canvas,
    csv_file,
    github_classroom,
    gradescope,
    json_file,
    junit,
    moodle,
    nbgrader,
)
from grader.exports.cells import shown
from grader.exports.ledger import NOTHING, no_grade
from grader.reports.words import harmless

anything = settings(max_examples=60, derandomize=True, deadline=None)


def graded(rows) -> list:
    return [row for row in rows if not no_grade(row)]


def written(name: str) -> str:
    return shown(name).encode("utf-8", "backslashreplace").decode()


def lines_of(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode(), newline=""))]


@anything
@given(classes)
def test_canvas(rows):
    people = [
        canvas_importer.Student(number, f"person {number}", login=row.student)
        for number, row in enumerate(rows, 1)
        if row.student
    ]
    result = canvas_importer.upload(exported(canvas.export, rows), people, {})
    found = result.grades.get(canvas.TITLE, {})
    for person, row in zip(people, [row for row in rows if row.student], strict=True):
        if person.id in found:
            assert found[person.id] == ("" if no_grade(row) else str(row.score))


@anything
@given(classes)
def test_moodle(rows):
    users = {row.student.strip(): number for number, row in enumerate(rows, 1)}
    roles = {"username": "user", moodle.TITLE: "grade", f"{moodle.TITLE} feedback": "feedback"}
    book = moodle_importer.import_grades(exported(moodle.export, rows), users, roles)
    scores = {users[row.student.strip()]: row.score for row in reversed(graded(rows))}
    assert all(scores[number] == grade for number, grade in book.grades.items())


@anything
@given(classes)
def test_gradescope(rows):
    for row in rows:
        content = exported(gradescope.export, [row])
        if row.status == "grader_fault":
            with pytest.raises(autograder.AutograderFailed):
                autograder.read(content)
        else:
            assert autograder.read(content) == (row.score, row.max_score)


@anything
@given(classes)
def test_github_classroom(rows):
    for row in rows:
        report = reporter.report(exported(github_classroom.export, [row]))
        judged = row.status != "grader_fault"
        assert report.points == ((row.score, row.max_score) if judged else None)
        assert (report.failure == "") == (row.status == "passed")


@anything
@given(classes)
def test_nbgrader_csv(rows):
    lines = lines_of(exported(nbgrader.export, rows))
    scores = [
        (shown(row.student).encode("utf-8", "backslashreplace"), row.score) for row in graded(rows)
    ]
    assert [(line["student_id"].encode(), float(line["score"])) for line in lines] == scores
    assert all(line["raw_score"] == line["score"] for line in lines)


@anything
@given(classes)
def test_junit(rows):
    root = reader.validated(exported(junit.export, rows))
    found = [reader.score_of(suite) for suite in root.findall("testsuite")]
    assert found == [(row.score, row.max_score) for row in rows]
    assert [s.get("name") for s in root] == [harmless(row.student) for row in rows]


@anything
@given(classes)
def test_csv(rows):
    lines = lines_of(exported(csv_file.export, rows))
    for row in rows:
        found = [line for line in lines if line["student"] == written(row.student)]
        assert sum(int(line["score"] or 0) for line in found) == row.score


@anything
@given(classes)
def test_json(rows):
    found = json.loads(exported(json_file.export, rows))
    assert [(r["student"], r["score"], r["max_score"]) for r in found] == [
        (row.student, row.score, row.max_score) for row in rows
    ]
    for record in found:
        assert record["score"] == sum(e["score"] for e in record["exercises"])


@pytest.mark.parametrize("name", FORMATS)
@given(classes)
@settings(max_examples=20, derandomize=True, deadline=None)
def test_any_class_can_be_exported_as_bytes_of_utf_8(name, rows):
    suffix = ".zip" if name in ("gradescope", "github-classroom") else ""
    content = exported(FORMATS[name], rows, out=scratch(f"grades{suffix}"))
    assert content if suffix else content.decode("utf-8")


def test_nothing_handed_in_is_no_grade_and_an_empty_answer_is_zero():
    assert no_grade(not_handed_in()) == NOTHING
    assert no_grade(a_row("ada", MISSING)) == ""
