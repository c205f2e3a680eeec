"""The Canvas export, read by an importer that follows Canvas's own."""

import csv
import io

import pytest
from exports.importers.canvas import InvalidHeaderRow, Student, upload
from exports.made import (
    FAULT,
    HALF_WRONG,
    HOSTILE,
    a_roster,
    a_row,
    enrolled,
    exported,
    not_handed_in,
    noted,
    unreadable,
)

from grader.exports import NotExportable, canvas

HEADERS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
ADA = Student(11, "Ada Lovelace", "Lovelace, Ada", "S1", "ada")
BOB = Student(22, "Bob Ångström", "Ångström, Bob", "S2", "bob")
COURSE = [ADA, BOB]


def canvas_roster(*columns: str, cells: tuple[str, str] = ("", "")):
    return a_roster(
        (*HEADERS, *columns),
        ("Lovelace, Ada", "11", "S1", "ada", "CS 1", *cells[:1] * len(columns)),
        ("Ångström, Bob", "22", "S2", "bob", "CS 1", *cells[1:] * len(columns)),
    )


def two(roster):
    return enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], roster)


def test_people_of_a_canvas_roster_get_their_points():
    roster = canvas_roster("Dropout (4711)")
    result = upload(exported(canvas.export, two(roster), roster=roster), COURSE, {4711: "Dropout"})
    assert result.grades == {"Dropout": {11: "20", 22: "17"}}
    assert (result.unknown, result.new_assignments) == ([], [])
    assert result.points_possible == {"Dropout": "20"}


def test_identifying_columns_stand_as_the_roster_has_them():
    roster = canvas_roster()
    header, _, ada, _ = exported(canvas.export, two(roster), roster=roster).decode().splitlines()
    assert header == "Student,ID,SIS User ID,SIS Login ID,Section,Dropout course"
    assert ada == '"Lovelace, Ada",11,S1,ada,CS 1,20'


def test_title_among_several_assignments_is_the_one_named():
    roster = canvas_roster("Dropout (4711)", "Essay (4712)")
    content = exported(canvas.export, two(roster), roster=roster, title="Essay")
    result = upload(content, COURSE, {4711: "Dropout", 4712: "Essay"})
    assert list(result.grades) == ["Essay"]


def test_without_a_clear_title_a_new_assignment_is_made_and_said():
    roster = canvas_roster("Dropout (4711)", "Essay (4712)")
    rows = two(roster)
    result = upload(exported(canvas.export, rows, roster=roster), COURSE, {4711: "Dropout"})
    assert result.new_assignments == ["Dropout course"]
    assert any("--assignment" in line for line in noted(canvas.export, rows, roster=roster))


def test_title_that_canvas_strips_is_refused():
    with pytest.raises(NotExportable, match="Final Score"):
        exported(canvas.export, [a_row()], title="My Final Score")


@pytest.mark.parametrize("row", [a_row("bob", FAULT), not_handed_in("bob"), unreadable()])
def test_who_has_no_grade_keeps_what_canvas_has(row):
    roster = canvas_roster("Dropout (4711)", cells=("5", "EX"))
    rows = enrolled([a_row("ada"), row], roster)
    result = upload(exported(canvas.export, rows, roster=roster), COURSE, {4711: "Dropout"})
    assert result.grades["Dropout"] == {11: "20", 22: "EX"}
    assert any(line.startswith("no grade") for line in noted(canvas.export, rows, roster=roster))


def test_without_a_roster_a_folder_is_a_login_or_a_name():
    rows = [a_row("ada"), a_row("Bob Ångström"), a_row("carl"), a_row("flt", FAULT)]
    result = upload(exported(canvas.export, rows), COURSE, {})
    assert result.grades["Dropout course"] == {11: "20", 22: "20", "carl": "20", "flt": ""}
    assert result.unknown == ["carl", "flt"]


def test_logins_of_another_roster_are_used():
    roster = a_roster(("Name", "Login", "Student number"), ("Ada", "ada", ""), ("B.", "", "S2"))
    result = upload(exported(canvas.export, two(roster), roster=roster), COURSE, {})
    assert result.grades["Dropout course"] == {11: "20", 22: "17"}


def test_first_and_last_names_in_columns_of_their_own_are_kept():
    headers = ("LastName", "FirstName", "ID", "SIS Login ID", "Section")
    roster = a_roster(headers, ("Lovelace", "Ada", "11", "ada", "CS 1"))
    content = exported(canvas.export, enrolled([a_row()], roster), roster=roster)
    assert content.decode().startswith(",".join(headers))
    assert upload(content, COURSE, {}).grades["Dropout course"] == {11: "20"}


def test_integration_id_and_root_account_are_kept():
    headers = (*HEADERS[:4], "Integration ID", "Root Account", "Section")
    roster = a_roster(headers, ("Lovelace, Ada", "11", "S1", "ada", "", "example.org", "CS 1"))
    content = exported(canvas.export, enrolled([a_row()], roster), roster=roster)
    assert content.decode().startswith(",".join(headers))
    assert upload(content, COURSE, {}).grades["Dropout course"] == {11: "20"}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_or_keeps_its_bearer_from_the_grade(name):
    roster = a_roster(HEADERS, (name, "11", "S1", "ada", name))
    rows = enrolled([a_row()], roster)
    content = exported(canvas.export, rows, roster=roster)
    expected = {} if "Points Possible" in name else {11: "20"}
    assert upload(content, COURSE, {}).grades.get("Dropout course", {}) == expected
    assert all(cell[:1] not in "=+-@\t\r" for cell in _cells(content) if cell)


def _cells(content: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return [cell for row in rows for cell in row]


def test_identifier_that_a_spreadsheet_would_run_is_left_out():
    roster = a_roster(HEADERS, ("Lovelace, Ada", "11", "=cmd()", "+1+2", "CS 1"))
    content = exported(canvas.export, enrolled([a_row()], roster), roster=roster)
    assert _cells(content)[-6:] == ["Lovelace, Ada", "11", "", "", "CS 1", "20"]


def test_who_has_no_identifier_at_all_is_told():
    roster = a_roster(HEADERS, ("Lovelace, Ada", "", "", "", "CS 1"))
    told = noted(canvas.export, enrolled([a_row()], roster), roster=roster)
    assert f"{canvas.NO_MATCH}: ada" in told


def test_name_that_canvas_takes_for_the_maxima_is_left_out_and_told():
    roster = a_roster(HEADERS, ("Points Possible", "11", "", "ada", "CS 1"))
    rows = enrolled([a_row("ada", HALF_WRONG)], roster)
    content = exported(canvas.export, rows, roster=roster)
    assert upload(content, COURSE, {}).points_possible == {"Dropout course": "20"}
    assert any("left out" in line for line in noted(canvas.export, rows, roster=roster))


def test_who_is_not_on_the_roster_is_told():
    roster = canvas_roster()
    rows = [*two(roster), a_row("carl")]
    assert "not on the roster: carl" in noted(canvas.export, rows, roster=roster)


def test_names_full_of_semicolons_do_not_change_the_separator():
    roster = a_roster(HEADERS, (";;;;;;;;", "11", "S1", "ada", ";;;;"))
    rows = enrolled([a_row()], roster)
    content = exported(canvas.export, rows, roster=roster, title="a;b;c;d;e;f;g;h;i")
    assert list(upload(content, COURSE, {}).grades.values()) == [{11: "20"}]


def test_importer_of_these_tests_refuses_other_headers():
    with pytest.raises(InvalidHeaderRow):
        upload(b"Name,ID,Section,Dropout\nAda,11,CS,3\n", COURSE, {})
