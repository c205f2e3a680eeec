"""All that stands in a folder or a zip, listed without being read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .archive import Member, members, open_zip
from .files import is_aside, on_one_line, problem_of, suffix

MOST_ENTRIES = 1_000_000
DEEPEST = 50  # folders in folders; nobody hands in more


@dataclass(frozen=True)
class Entry:
    """One file or folder: the names on the way to it, and where its bytes are.

    `problem` says why it must not be read; a folder that is passed over is not looked into.
    """

    parts: tuple[str, ...]
    place: str
    is_folder: bool
    saved: float = 0.0
    path: str = ""
    member: int | None = None
    problem: str = ""


def in_folder(folder: str) -> Iterator[Entry]:
    """Yield what stands below a folder; links are not followed, tools' own folders not entered."""
    pending: list[tuple[str, ...]] = [()]
    count = 0
    while pending:
        parts = pending.pop()
        for found in _scan(folder, parts):
            count += 1
            if count > MOST_ENTRIES:
                return
            entry = _entry(found, (*parts, found.name)) if not isinstance(found, Entry) else found
            yield entry
            if entry.is_folder and not entry.problem and not is_aside(entry.parts[-1]):
                pending.append(entry.parts)


def _scan(folder: str, parts: tuple[str, ...]) -> list:
    """Return a folder's entries by name, or one entry that says why they cannot be had."""
    if len(parts) > DEEPEST:
        return [_refused(parts, f"is more than {DEEPEST} folders deep")]
    try:
        with os.scandir(os.path.join(folder, *parts)) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        return [_refused(parts, f"cannot be read: {error.strerror or error}")]
    # A virtual environment in a student's folder is thousands of modules that nobody wrote.
    return [] if any(entry.name == "pyvenv.cfg" for entry in found) else found


def _refused(parts: tuple[str, ...], problem: str) -> Entry:
    return Entry(parts, _place(parts), is_folder=True, problem=problem)


def _entry(found: os.DirEntry, parts: tuple[str, ...]) -> Entry:
    place = _place(parts)
    try:
        is_folder = found.is_dir(follow_symlinks=False)
        status = found.stat(follow_symlinks=False)
    except OSError as error:
        return Entry(parts, place, False, problem=f"cannot be read: {error.strerror or error}")
    problem = "" if is_folder else problem_of(status)
    return Entry(parts, place, is_folder, status.st_mtime, found.path, problem=problem)


def in_zip(path: str, place: str = "") -> list[Entry]:
    """Return what a zip holds, without its outermost folder when that only wraps a class.

    Raises Unreadable. Folders that the zip does not list are added; tools' own are cut off.
    """
    with open_zip(path) as archive:
        found = [*members(archive)]
    entries = [_member_entry(member, path, place) for member in found]
    listed: dict[tuple[str, ...], None] = {}
    for entry in entries:
        for depth in range(1, len(entry.parts) + entry.is_folder):
            listed[entry.parts[:depth]] = None
    folders = [Entry(parts, _spot(place, parts), True) for parts in listed]
    return [*folders, *(entry for entry in entries if not entry.is_folder)]


def _member_entry(member: Member, path: str, place: str) -> Entry:
    """Return a member as an entry, cut at the first folder that is passed over."""
    parts = member.parts
    spot = _spot(place, parts)
    aside = next((n for n, part in enumerate(parts) if is_aside(part)), len(parts))
    if not member.problem and aside < len(parts) - (not member.is_folder):
        return Entry(parts[: aside + 1], _spot(place, parts[: aside + 1]), True)
    return Entry(parts, spot, member.is_folder, member.saved, path, member.number, member.problem)


def without_wrapper(entries: list[Entry], title: str) -> list[Entry]:
    """Return the entries without the one folder that all of them stand in, if it is no student.

    It is none when it has the title of the zip, or several folders in it. The folder that GitHub
    Classroom makes stays, because its name tells what the names in it begin with.
    """
    top = {entry.parts[0] for entry in entries if not is_aside(entry.parts[0])}
    if len(top) != 1:
        return entries
    inner = [entry for entry in entries if len(entry.parts) > 1 and entry.parts[0] in top]
    folders = [e for e in inner if len(e.parts) == 2 and e.is_folder and not is_aside(e.parts[1])]
    is_classroom = any(name.endswith("-submissions") for name in top)
    if not inner or is_classroom or (top != {title} and len(folders) < 2):
        return entries
    return [replace(entry, parts=entry.parts[1:]) for entry in inner]


def children(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the names right below each outermost folder."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        if len(entry.parts) == 2:
            found.setdefault(entry.parts[0], set()).add(entry.parts[1])
    return found


def is_zip(entry: Entry) -> bool:
    """Say whether an entry is a file that calls itself a zip."""
    return not entry.is_folder and suffix(entry.parts[-1]) == ".zip"


def _place(parts: tuple[str, ...]) -> str:
    return on_one_line("/".join(parts))


def _spot(place: str, parts: tuple[str, ...]) -> str:
    """Return where a member of a zip stands; the zip of a whole class goes without saying."""
    return f"{place}!{_place(parts)}" if place else _place(parts)
