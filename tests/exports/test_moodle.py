"""The Moodle exports, read by importers that follow Moodle's own."""

import pytest
from exports.importers.moodle import Assignment, ImportFailed, fgetcsv, import_grades
from exports.made import (
    FAULT,
    HALF_WRONG,
    HOSTILE,
    LAYER,
    a_roster,
    a_row,
    enrolled,
    exported,
    judged,
    not_handed_in,
    noted,
    unreadable,
)

from grader.exercises import all_exercises
from grader.exports import NotExportable, moodle
from grader.exports.feedback import feedback_of

ENGLISH = (
    *("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade"),
    *("Grade can be changed", "Last modified (submission)", "Last modified (grade)"),
    "Feedback comments",
)
GERMAN = (
    *("ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung"),
    *("Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)"),
    *("Zuletzt geändert (Bewertung)", "Feedback als Kommentar"),
)


def words(headers: tuple[str, ...], prefix: str) -> dict[str, str]:
    places = {"identifier": 0, "grade": 4, "modified": 8, "feedback": 9}
    return {key: headers[place] for key, place in places.items()} | {"prefix": prefix}


WORDS = {"en": words(ENGLISH, "Participant "), "de": words(GERMAN, "Teilnehmer/in ")}


def a_worksheet(*people: tuple[str, str], language: str = "en", maximum: str = "20.00"):
    headers = ENGLISH if language == "en" else GERMAN
    return a_roster(
        headers,
        *(
            (
                *(f"{WORDS[language]['prefix']}{number}", name, f"{number}@example.org"),
                *("Submitted", grade, maximum, "Yes", "1 May", "-", ""),
            )
            for number, (name, grade) in enumerate(people, 1)
        ),
    )


PAIR = a_worksheet(("Ada", ""), ("Bob", ""))


def uploaded(rows, roster, language="en", maximum=20, decimal="."):
    numbers = set(range(1, len(roster.people) + 1))
    assignment = Assignment(WORDS[language], maximum, numbers, decimal)
    assignment.upload(exported(moodle.export, rows, roster=roster))
    return assignment


def test_worksheet_comes_back_with_grades_and_feedback():
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], PAIR)
    assignment = uploaded(rows, PAIR)
    assert assignment.grades == {1: 20, 2: 17}
    assert assignment.feedback == {1: feedback_of(rows[0]), 2: feedback_of(rows[1])}


def test_headers_order_and_other_cells_of_a_worksheet_stay():
    rows = enrolled([a_row("ada"), not_handed_in("bob")], PAIR)
    header, ada, bob = fgetcsv(exported(moodle.export, rows, roster=PAIR))
    assert tuple(header) == ENGLISH
    assert ada[4] == "20.00"
    assert [c for i, c in enumerate(ada) if i not in (4, 9)] == [
        *("Participant 1", "Ada", "1@example.org", "Submitted", "20.00", "Yes", "1 May", "-"),
    ]
    assert bob == [*PAIR.people[1].cells.values()]


def test_worksheet_in_another_language_keeps_its_headers_and_decimal_comma():
    roster = a_worksheet(("Ada", ""), ("Bob", "3,50"), language="de", maximum="20,00")
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], roster)
    header, ada, _ = fgetcsv(exported(moodle.export, rows, roster=roster))
    assert (tuple(header), ada[4]) == (GERMAN, "20,00")
    assert uploaded(rows, roster, "de", 20, ",").grades == {1: 20, 2: 17}


@pytest.mark.parametrize("row", [a_row("bob", FAULT), not_handed_in("bob"), unreadable()])
def test_who_has_no_grade_is_left_as_the_worksheet_has_it(row):
    roster = a_worksheet(("Ada", ""), ("Bob", "4.00"))
    rows = enrolled([a_row("ada"), row], roster)
    assignment = uploaded(rows, roster)
    assert (assignment.grades, list(assignment.feedback)) == ({1: 20, 2: 4}, [1])


def test_grade_above_the_maximum_is_left_out_and_told():
    roster = a_worksheet(("Ada", ""), ("Bob", ""), maximum="18.00")
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], roster)
    assert uploaded(rows, roster, maximum=18).grades == {2: 17}
    told = noted(moodle.export, rows, roster=roster)
    assert "left as they were, because the maximum is 18.00: ada" in told
    assert any("20 points here and 18.00 in Moodle" in line for line in told)


def test_worksheet_without_a_feedback_column_keeps_its_dates():
    roster = a_roster(GERMAN[:9], *(tuple(p.cells.values())[:9] for p in PAIR.people))
    rows = enrolled([a_row("ada"), a_row("bob")], roster)
    _, ada, _ = fgetcsv(exported(moodle.export, rows, roster=roster))
    assert (ada[4], ada[8]) == ("20.00", "-")
    assert any("no feedback column" in line for line in noted(moodle.export, rows, roster=roster))


def test_comment_of_a_teacher_stays_as_it_is():
    cells = [*PAIR.people[1].cells.values()][:-1]
    roster = a_roster(ENGLISH, tuple(PAIR.people[0].cells.values()), (*cells, "-1 for the name"))
    rows = enrolled([a_row("ada"), not_handed_in("bob")], roster)
    assert fgetcsv(exported(moodle.export, rows, roster=roster))[2][9] == "-1 for the name"


def test_student_who_is_not_on_the_worksheet_is_told():
    rows = [*enrolled([a_row("ada"), a_row("bob")], PAIR), a_row("carl")]
    told = noted(moodle.export, rows, roster=PAIR)
    assert "left out, because the worksheet has no such person: carl" in told


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_on_a_worksheet_spoils_it_or_becomes_a_formula(name):
    roster = a_worksheet((name, ""), ("Bob", ""))
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], roster)
    assert uploaded(rows, roster).grades == {1: 20, 2: 17}
    names = [line[1] for line in fgetcsv(exported(moodle.export, rows, roster=roster))]
    assert not any(name[:1] in "=+-@\t\r" for name in names if name)


USERS = {"ada@example.org": 1, "bob@example.org": 2}
ROLES = {
    "Email address": "user",
    "username": "user",
    "Dropout course": "grade",
    "Dropout course feedback": "feedback",
}
MAILS = a_roster(
    ("First name", "Last name", "ID number", "Email address"),
    ("Ada", "Lovelace", "", "ada@example.org"),
    ("Bob", "Ångström", "7", "bob@example.org"),
)


def test_gradebook_file_names_people_by_the_column_that_most_of_them_have():
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], MAILS)
    book = import_grades(exported(moodle.export, rows, roster=MAILS), USERS, ROLES)
    assert book.grades == {1: 20, 2: 17}
    assert book.feedback == {1: feedback_of(rows[0]), 2: feedback_of(rows[1])}


@pytest.mark.parametrize("row", [a_row("bob", FAULT), not_handed_in("bob"), unreadable()])
def test_who_has_no_grade_is_not_in_the_gradebook_file(row):
    rows = enrolled([a_row("ada"), row], MAILS)
    book = import_grades(exported(moodle.export, rows, roster=MAILS), USERS, ROLES)
    assert book.grades == {1: 20}


@pytest.mark.parametrize("mail", ["", "0", "=1@example.org", "ada@example.org", "x\\@y"])
def test_nobody_gets_the_grade_of_a_person_without_a_usable_name(mail):
    roster = a_roster(("Name", "Email address"), ("Ada", "ada@example.org"), ("Bob", mail))
    rows = enrolled([a_row("ada"), a_row("bob", HALF_WRONG)], roster)
    book = import_grades(exported(moodle.export, rows, roster=roster), USERS, ROLES)
    assert book.grades == {1: 20}
    assert any(
        "left out" in line and "bob" in line for line in noted(moodle.export, rows, roster=roster)
    )


def test_without_a_roster_folders_are_usernames():
    content = exported(moodle.export, [a_row("ada"), a_row("flt", FAULT)])
    assert import_grades(content, {"ada": 1}, ROLES).grades == {1: 20}


def test_roster_that_moodle_could_not_follow_is_refused():
    roster = a_roster(("Name", "Room"), ("Ada", "2.14"))
    with pytest.raises(NotExportable, match="'Name', 'Room'"):
        exported(moodle.export, enrolled([a_row()], roster), roster=roster)


def test_assignment_of_more_than_100_points_is_told():
    verdicts = [judged(exercise) for exercise in all_exercises().values()]
    rows = [a_row("ada", *verdicts)]
    assert any("unlimited grades" in line for line in noted(moodle.export, rows))
    with pytest.raises(ImportFailed, match="gradevaluetoobig"):
        import_grades(exported(moodle.export, rows), {"ada": 1}, ROLES)


def test_feedback_is_harmless_html_whatever_the_learner_wrote():
    row = a_row("ada", judged(LAYER, [c.id for c in LAYER.checks], "<b>=cmd()</b>\\"))
    assert "cmd" not in feedback_of(row)
    assert b"&lt;" not in exported(moodle.export, [row])


def test_no_text_of_the_course_holds_a_backslash():
    texts = [
        text
        for exercise in all_exercises().values()
        for text in (
            *(check.title for check in exercise.checks),
            *(named.explanation for named in exercise.misconceptions),
        )
    ]
    assert not [text for text in texts if "\\" in text or text[:1] in "=+-@"]


def test_importer_of_these_tests_gives_a_nameless_line_to_the_person_before():
    content = b"username,Dropout course,Dropout course feedback\nada,5,\n,9,\n"
    with pytest.raises(ImportFailed, match="two lines for user 1"):
        import_grades(content, {"ada": 1}, ROLES)


def test_importer_of_these_tests_reads_backslashes_as_php_does():
    assert fgetcsv(b'a,"b\\"",c"\n') != [["a", 'b\\"', "c"]]
    assert fgetcsv(b'a,"b ""c""",d\n') == [["a", 'b "c"', "d"]]
