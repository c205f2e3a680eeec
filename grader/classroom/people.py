"""The students of a class beside the people of its roster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from grader.roster import Ambiguous, Directory, Hints, Person, Roster, login_of

from .files import on_one_line
from .model import Student
from .order import latest_first
from .platforms import Owner


def with_people(
    students: Sequence[Student], owners: Sequence[Owner], roster: Roster
) -> list[Student]:
    """Return the students with their line of the roster, and those who handed nothing in.

    Who handed in under two names is one student; who fits nobody is told of.
    """
    directory = Directory(roster)
    found = [_known(one, owner, directory) for one, owner in zip(students, owners, strict=True)]
    of_person: defaultdict[int, list[Student]] = defaultdict(list)
    for student in found:
        if student.person:
            of_person[id(student.person)].append(student)
    merged = [_as_one(group) for group in of_person.values()]
    strangers = [student for student in found if not student.person]
    names = {student.name for student in (*merged, *strangers)}
    absent = [person for person in roster.people if id(person) not in of_person]
    return [*merged, *strangers, *_absent(absent, names)]


def _known(student: Student, owner: Owner, directory: Directory) -> Student:
    names = tuple(filter(None, (owner.name, owner.other_name)))
    try:
        person = directory.find(Hints(names, owner.platform, owner.number))
    except Ambiguous as error:
        return replace(student, problems=(*student.problems, on_one_line(str(error))))
    if person is None:
        return replace(student, problems=(*student.problems, "is not on the roster"))
    return replace(student, person=person)


def _as_one(group: list[Student]) -> Student:
    """Return one student for all that a person handed in under several names."""
    files = latest_first(file for student in group for file in student.files)
    names = ", ".join(on_one_line(student.name) for student in group)
    told = (f"handed in under {len(group)} names: {names}",) if len(group) > 1 else ()
    problems = tuple(line for student in group for line in student.problems) + told
    return replace(group[0], files=files, problems=problems)


def _absent(people: Sequence[Person], names: set[str]) -> list[Student]:
    """Return a student without files for each person, named by login where there is one."""
    found = []
    for person in people:
        wanted = [login_of(person) or person.name, person.name]
        numbered = [f"{person.name} ({number})" for number in range(2, len(people) + 3)]
        name = next(one for one in (*wanted, *numbered) if one not in names)
        names.add(name)
        found.append(Student(name, (), person=person))
    return found
