"""A student's files as submissions, and a line for all that a person must know."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.grading import found_in
from grader.submission import Submission, UnreadableSubmission, parse_submission

from .files import NOTEBOOKS, is_aside, on_one_line, suffix
from .listing import in_folder
from .model import Collected, File, Student
from .order import latest_first
from .shelf import Piece, Shelf

MOST_LINES = 20
NO_FILE = "no .ipynb or .py file"


def find_files(path: Path) -> tuple[File, ...]:
    """Return a file itself, or the notebooks and modules of a folder, the latest saved first."""
    if path.is_file():
        real = os.path.realpath(path)
        return (File(on_one_line(path.name), on_one_line(path.name), 0.0, real),)
    return latest_first(
        File(on_one_line(entry.parts[-1]), entry.place, entry.saved, entry.path)
        for entry in in_folder(os.fspath(path))
        if entry.path and suffix(entry.parts[-1]) in NOTEBOOKS and not is_aside(entry.parts[-1])
    )


def collect(student: Student) -> Collected:
    """Read a student's files; what cannot be read is a problem, never an exception."""
    shelf = Shelf()
    for file in student.files:
        shelf.put(file)
    if not (student.files or student.problems or student.person):
        shelf.problems.append(NO_FILE)
    pieces, same = _without_copies(_in_order(shelf.pieces))
    problems = [*shelf.problems, *same]
    submissions = [*_parsed(pieces, problems)]
    problems += _overtaken(submissions)
    if len(problems) > MOST_LINES:
        problems[MOST_LINES:] = [f"and {len(problems) - MOST_LINES:,} lines more of this kind"]
    found = tuple(submission for _, submission in submissions)
    return Collected(found, (*student.problems, *problems))


def _in_order(pieces: list[Piece]) -> list[Piece]:
    by_file = {piece.file: piece for piece in pieces}
    return [by_file[file] for file in latest_first(by_file)]


def _without_copies(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Return the files that differ, and a line for each copy among the others."""
    first: dict[bytes, Piece] = {}
    lines = []
    for piece in pieces:
        other = first.setdefault(piece.hash, piece)
        if other is not piece and piece.data:
            lines.append(f"{piece.file.place} is the same as {other.file.place}")
    return [*first.values()], lines


def _parsed(pieces: list[Piece], problems: list[str]) -> Iterator[tuple[File, Submission]]:
    """Yield what parses; of the rest there is a line among the problems."""
    for piece in pieces:
        name, place = piece.file.name, piece.file.place
        if name == "__init__.py" and not piece.data.strip():
            continue  # Python wants it there; nobody handed it in
        try:
            yield piece.file, parse_submission(name, piece.data)
        except UnreadableSubmission as error:
            problems.append(place + str(error).removeprefix(name))
        except (RecursionError, MemoryError):
            problems.append(f"{place} is too large or too deep to be read")


def _overtaken(submissions: Sequence[tuple[File, Submission]]) -> list[str]:
    """Return a line for each set of files that hold the same exercises: the latest counts."""
    holders: defaultdict[str, list[tuple[File, Submission]]] = defaultdict(list)
    for file, submission in submissions:
        for exercise in found_in(submission):
            holders[exercise.name].append((file, submission))
    several: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in holders.items():
        if len(found) > 1:
            counting = next((file for file, one in found if one.binds(name)), found[0][0])
            rest = [file.place for file, _ in found if file is not counting]
            several[counting.place, *rest].append(name)
    return [
        f"{', '.join(names)} is in {len(places)} files: {places[0]} counts, the latest; "
        f"not {', '.join(places[1:])}"
        for places, names in several.items()
    ]
