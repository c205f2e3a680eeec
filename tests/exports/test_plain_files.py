"""The CSV and JSON exports, for programs of one's own."""

import csv
import io
import json

import pytest
from exports.made import (
    FAULT,
    HALF_WRONG,
    HALVE,
    HOSTILE,
    a_roster,
    a_row,
    enrolled,
    exported,
    judged,
    noted,
    unreadable,
)

from grader.commands.check import as_json
from grader.exports import csv_file, json_file


def lines(*rows) -> list[dict[str, str]]:
    content = exported(csv_file.export, rows)
    return [*csv.DictReader(io.StringIO(content.decode(), newline=""))]


def test_line_is_a_student_and_an_exercise():
    found = lines(a_row("ada", judged(HALVE), HALF_WRONG))
    assert [(line["exercise"], line["score"]) for line in found] == [
        ("halve", str(HALVE.max_score)),
        ("DropoutLayer", "17"),
    ]


def test_checks_have_columns_that_add_up_to_the_score():
    (line,) = lines(a_row("ada", HALF_WRONG))
    points = list(line.values())[len(csv_file.HEADERS) :]
    assert (sum(map(int, points)), line["gradient_scaling"]) == (17, "0")


def test_check_of_another_exercise_is_empty():
    line, _ = lines(a_row("ada", judged(HALVE), HALF_WRONG))
    assert line["gradient_scaling"] == ""


def test_fault_of_the_grader_has_no_points():
    (line,) = lines(a_row("ada", FAULT))
    assert (line["status"], line["score"], line["scaling"]) == ("grader_fault", "", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula(name):
    roster = a_roster(("name",), (name,))
    (line,) = lines(*enrolled([a_row(name)], roster))
    assert not any(line[key][:1] in "=+-@\t\r" for key in ("student", "name") if line[key])


def test_json_row_has_the_shape_of_check_json(tmp_path):
    (record,) = json.loads(exported(json_file.export, [a_row("ada", HALF_WRONG)]))
    shape = as_json(tmp_path / "06.ipynb", [HALF_WRONG], 7, "none")
    assert set(shape) <= set(record)
    assert record["exercises"] == shape["exercises"]
    assert {key: record[key] for key in ("schema", "file", "seed", "isolation", "score")} == {
        key: shape[key] for key in ("schema", "file", "seed", "isolation", "score")
    }
    assert (record["student"], record["status"]) == ("ada", "failed")


@pytest.mark.parametrize("name", HOSTILE)
def test_json_gives_every_name_back(name):
    (record,) = json.loads(exported(json_file.export, [a_row(name)]))
    assert record["student"] == name


def test_json_of_nobody_is_an_empty_list():
    assert json.loads(exported(json_file.export, [])) == []


@pytest.mark.parametrize("export", [csv_file.export, json_file.export])
def test_who_wants_a_look_is_told(export):
    told = noted(export, [a_row("ada"), unreadable(), a_row("flt", FAULT)])
    assert told == [
        "nothing could be read (look at the files): zip",
        "the grader failed (grade again): flt",
    ]
