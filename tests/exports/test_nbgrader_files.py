"""The nbgrader exports: the CSV that it writes itself, and its own gradebook."""

import csv
import io
import sys
from pathlib import Path

import pytest
from exports.made import (
    FAULT,
    HALF_WRONG,
    HALVE,
    a_roster,
    a_row,
    enrolled,
    exported,
    judged,
    not_handed_in,
    noted,
    scratch,
)

from grader.exports import NotExportable, nbgrader

ROSTER = a_roster(
    ("id", "first_name", "last_name", "email"),
    ("al1", "Ada", "Lovelace, Lady", "ada@example.org"),
    ("bo2", "Bob", "=1+1", "bob@example.org"),
)
ROWS = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], ROSTER)


def lines(rows, **more) -> list[dict[str, str]]:
    content = exported(nbgrader.export, rows, **more)
    return [*csv.DictReader(io.StringIO(content.decode(), newline=""))]


def test_csv_has_the_columns_and_numbers_of_nbgrader():
    ada, bob = lines(ROWS)
    assert tuple(ada) == nbgrader.COLUMNS
    assert (ada["student_id"], ada["last_name"]) == ("al1", "Lovelace, Lady")
    assert (bob["raw_score"], bob["score"], bob["max_score"]) == ("17.0", "17.0", "20.0")


def test_name_in_the_csv_is_no_formula():
    assert lines(ROWS)[1]["last_name"] == "'=1+1"


def test_who_has_no_grade_has_no_line():
    rows = [a_row("ada"), a_row("flt", FAULT), not_handed_in()]
    assert [line["student_id"] for line in lines(rows)] == ["ada"]
    assert "no grade, because the grader failed (grade again): flt" in noted(nbgrader.export, rows)


def test_csv_is_said_to_be_no_import():
    assert any("reads no grades from a CSV" in line for line in noted(nbgrader.export, ROWS))


def test_gradebook_without_nbgrader_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader.api", None)
    monkeypatch.delitem(sys.modules, "grader.exports.nbgrader_db", raising=False)
    with pytest.raises(NotExportable, match="pip install nbgrader"):
        exported(nbgrader.export, ROWS, out=scratch("gradebook.db"))


@pytest.fixture(scope="module")
def api():
    """nbgrader's programming interface."""
    return pytest.importorskip("nbgrader.api", reason='needs nbgrader: pip install -e ".[test]"')


@pytest.fixture(scope="module")
def fresh(api, tmp_path_factory) -> bytes:
    """A gradebook with two students, made once: nbgrader takes its time."""
    path = tmp_path_factory.mktemp("course") / "gradebook.db"
    return exported(nbgrader.export, ROWS, out=path)


def scores(api, path: Path) -> dict[str, float]:
    with api.Gradebook(f"sqlite:///{path}") as book:
        return {student.id: student.score for student in book.students}


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_nbgrader_adds_up_the_same_points(api, fresh, tmp_path):
    path = put(tmp_path / "gradebook.db", fresh)
    assert scores(api, path) == {"al1": 20, "bo2": 17}
    with api.Gradebook(f"sqlite:///{path}") as book:
        assignment = book.find_assignment(nbgrader.TITLE)
        assert assignment.max_score == 20
        assert [notebook.name for notebook in assignment.notebooks] == ["06_dropout_layer"]
        assert book.find_student("al1").last_name == "Lovelace, Lady"


def test_second_export_replaces_points_and_keeps_those_given_by_hand(api, fresh, tmp_path):
    path = put(tmp_path / "gradebook.db", fresh)
    with api.Gradebook(f"sqlite:///{path}") as book:
        given = ("DropoutLayer", "06_dropout_layer", nbgrader.TITLE, "bo2")
        book.find_grade(*given).manual_score = 19
        book.db.commit()
    rows = enrolled([a_row("ada", HALF_WRONG), a_row("bob")], ROSTER)
    put(path, exported(nbgrader.export, rows, out=path))
    assert scores(api, path) == {"al1": 17, "bo2": 19}


def test_other_assignments_of_a_gradebook_stay(api, fresh, tmp_path):
    path = put(tmp_path / "gradebook.db", fresh)
    rows = enrolled([a_row("ada", judged(HALVE)), a_row("bob", judged(HALVE))], ROSTER)
    put(path, exported(nbgrader.export, rows, out=path, title="week_0"))
    assert scores(api, path) == {"al1": 20 + HALVE.max_score, "bo2": 17 + HALVE.max_score}


def test_assignment_with_other_cells_is_refused(api, fresh, tmp_path):
    path = put(tmp_path / "gradebook.db", fresh)
    with pytest.raises(NotExportable, match="grade cells of its own, as DropoutLayer"):
        exported(nbgrader.export, [a_row("ada", judged(HALVE))], out=path)


def test_who_has_no_grade_has_no_submission(api, fresh, tmp_path):
    path = put(tmp_path / "gradebook.db", fresh)
    put(path, exported(nbgrader.export, [a_row("flt", FAULT)], out=path))
    with api.Gradebook(f"sqlite:///{path}") as book, pytest.raises(api.MissingEntry):
        book.find_submission(nbgrader.TITLE, "flt")


def test_file_that_is_no_gradebook_is_refused(api, tmp_path):
    path = put(tmp_path / "gradebook.db", b"no database at all" * 99)
    with pytest.raises(NotExportable, match="no gradebook of nbgrader"):
        exported(nbgrader.export, ROWS, out=path)
