"""The students of a class, whatever shape it was handed in."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from pathlib import Path

from grader.roster import Roster

from .files import is_archive, on_one_line
from .gathering import Pile, gather
from .keys import names_of, twins
from .model import NoClass, Student, Students
from .order import latest_first
from .people import with_people

MOST_FILES = 500
MOST_NAMED = 3
WANTED = "SUBMISSIONS must be a folder or a .zip file"
EXPECTED = "expected sub-folders, .ipynb, .py or .zip files, one a student"


def find_students(path: Path, roster: Roster | None = None) -> Students:
    """Return the students by name, from a folder or zip of one's own making or a platform's.

    With a roster each gets their line of it, and who handed nothing in is there without files.
    Nothing is read but the directories of zips. Raises NoClass when there is no student.
    """
    path = Path(path)
    _refuse_others(path)
    gathered = gather(path)
    piles = [*gathered.piles.values()]
    if not piles:
        told = f" ({gathered.problems[0]})" if gathered.problems else ""
        raise NoClass(f"{on_one_line(str(path))} holds no student: {EXPECTED}{told}")
    owners = [pile.owner for pile in piles]
    students = _tell_twins(list(map(_student, piles, names_of(owners))))
    if roster:
        students = with_people(students, owners, roster)
    return Students(sorted(students, key=lambda one: one.name), tuple(gathered.problems))


def _refuse_others(path: Path) -> None:
    """Raise NoClass for what is surely neither a folder nor a zip."""
    shown = on_one_line(str(path))
    try:
        is_there, is_file = path.exists(), path.is_file()
        is_tar = is_file and (is_archive(path.name) or tarfile.is_tarfile(path))
    except (OSError, ValueError) as error:
        raise NoClass(f"{WANTED}, {shown} cannot be read: {error}") from None
    if not is_there:
        raise NoClass(f"{WANTED}, {shown} is nothing")
    if is_tar:
        raise NoClass(f"{WANTED}, {shown} is another kind of archive: unpack it, give the folder")
    if path.suffix.lower() in (".ipynb", ".py"):
        raise NoClass(f"{WANTED}, {shown} is a file; to judge one file: grader check FILE")


def _student(pile: Pile, name: str) -> Student:
    problems = list(pile.problems)
    files = latest_first(pile.files)
    if not files:
        shown = ", ".join(pile.others[:MOST_NAMED])
        problems.append("no .ipynb or .py file" + (f"; there is {shown}" if shown else ""))
    if len(files) > MOST_FILES:
        problems.append(f"{len(files):,} files: only the {MOST_FILES} saved last are read")
    return Student(name, files[:MOST_FILES], tuple(problems))


def _tell_twins(students: list[Student]) -> list[Student]:
    """Return the students, those told that another one's name is nearly theirs."""
    others = dict(twins([student.name for student in students]))
    return [
        replace(one, problems=(*one.problems, f"not the same as {on_one_line(others[one.name])}"))
        if one.name in others
        else one
        for one in students
    ]
