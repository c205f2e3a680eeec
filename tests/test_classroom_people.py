"""A class beside its roster: who is who, who is a stranger, who handed nothing in."""

from __future__ import annotations

import pickle

import pytest

from grader.classroom import collect, find_students
from grader.roster import Person, Roster

HEADERS = ("name", "login", "email")
ROWS = (("Ada Lovelace", "ada", "al@uni.example"), ("Alan Turing", "alan", ""), ("Li Wu", "li", ""))
ROSTER = Roster(
    HEADERS, tuple(Person(row[0], dict(zip(HEADERS, row, strict=True))) for row in ROWS)
)


@pytest.fixture
def found(tmp_path):
    """Return the students of a folder with these files, by name."""

    def build(*names, roster=ROSTER):
        for number, name in enumerate(names):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(f"a = {number}\n")
        return {student.name: student for student in find_students(tmp_path, roster)}

    return build


def test_everybody_of_the_roster_is_there_once(found):
    students = found("ada.py", "Alan Turing_7_assignsubmission_file_/x.py")
    assert sorted(students) == ["Alan Turing", "ada", "li"]
    assert {s.person.name for s in students.values()} == {row[0] for row in ROWS}


def test_who_handed_nothing_in_has_no_files_and_no_problem(found):
    students = found("ada.py")
    absent = students["li"]
    assert (absent.files, absent.problems, absent.person) == ((), (), ROSTER.people[2])
    assert collect(absent).problems == ()


def test_a_stranger_is_told_of_and_kept(found):
    students = found("eve.py")
    assert students["eve"].person is None
    assert students["eve"].problems == ("is not on the roster",)
    assert len(students["eve"].files) == 1


def test_two_names_of_one_person_are_one_student(found):
    students = found("ada/x.py", "Ada Lovelace.py", "al/y.py")
    (student,) = (s for s in students.values() if s.person and s.person.name == "Ada Lovelace")
    assert len(student.files) == 3
    assert "handed in under 3 names: " in student.problems[-1]


def test_who_fits_two_people_is_kept_apart_from_both(found):
    twice = Roster(HEADERS, (*ROSTER.people, Person("Li Wu", {"name": "Li Wu", "login": "li2"})))
    students = found("Li Wu/x.py", roster=twice)
    assert students["Li Wu"].person is None
    assert students["Li Wu"].problems == ("fits 2 people of the roster: Li Wu and Li Wu",)
    assert {"li", "li2"} <= set(students)


def test_people_without_a_login_get_names_of_their_own(found):
    twins = tuple(Person("Li Wu", {"name": "Li Wu", "room": str(room)}) for room in range(3))
    students = found("ada.py", roster=Roster(("name", "room"), twins))
    assert sorted(students) == ["Li Wu", "Li Wu (2)", "Li Wu (3)", "ada"]


def test_a_student_with_a_person_can_be_sent_around(found):
    student = found("ada.py")["ada"]
    assert pickle.loads(pickle.dumps(student)) == student
