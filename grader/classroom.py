"""Finds the students of a class in a folder: one sub-folder or one file each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.submission import Submission, UnreadableSubmission, read_submission

SUFFIXES = (".ipynb", ".py")
ASIDE = frozenset({"__pycache__", "__MACOSX", "node_modules"})


class NoClass(ValueError):
    """What was given holds no submissions; the message says what was expected."""


@dataclass(frozen=True)
class Student:
    """One student's files, the latest saved first."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Collected:
    """What could be read of one student's files, and a line for each that could not."""

    submissions: tuple[Submission, ...]
    problems: tuple[str, ...]


def find_students(folder: Path) -> list[Student]:
    """Return the students by name; a sub-folder or a file of a known kind is one student.

    Raises NoClass when there is no folder, or nothing in it.
    """
    if not folder.is_dir():
        what = "a file" if folder.exists() else "nothing"
        raise NoClass(f"SUBMISSIONS must be a folder, {folder} is {what}")
    entries = sorted(e for e in folder.iterdir() if not _is_aside(e))
    students: dict[str, list[Path]] = {}
    for entry in entries:
        if entry.is_dir():
            students.setdefault(entry.name, []).extend(_files_below(entry))
        elif entry.suffix in SUFFIXES:
            students.setdefault(entry.stem, []).append(entry)
    if not students:
        raise NoClass(f"{folder} holds no student: expected sub-folders, .ipynb or .py files")
    return [Student(name, _latest_first(files)) for name, files in sorted(students.items())]


def _is_aside(path: Path) -> bool:
    return path.name.startswith((".", "~")) or path.name in ASIDE


def find_files(path: Path) -> tuple[Path, ...]:
    """Return a file itself, or the notebooks and modules of a folder, the latest saved first."""
    return (path,) if path.is_file() else _latest_first(_files_below(path))


def _files_below(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES
        and path.is_file()
        and not any(_is_aside(Path(part)) for part in path.relative_to(folder).parts)
    ]


def _latest_first(files: list[Path]) -> tuple[Path, ...]:
    return tuple(sorted(files, key=lambda path: path.stat().st_mtime, reverse=True))


def collect(student: Student) -> Collected:
    """Read a student's files; one that cannot be read is a problem, never an exception."""
    submissions, problems = [], []
    for path in student.files:
        try:
            submissions.append(read_submission(path))
        except UnreadableSubmission as error:
            problems.append(str(error))
    if not student.files:
        problems.append("no .ipynb or .py file")
    return Collected(tuple(submissions), tuple(problems))
