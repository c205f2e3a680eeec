"""Whose each file is: the students of a class, from a listing of what was handed in."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from .files import NOTEBOOKS, Unreadable, is_archive, is_aside, is_junk, on_one_line, suffix
from .listing import Entry, children, in_folder, in_zip, is_zip, without_wrapper
from .model import File, NoClass
from .platforms import Owner, classroom_prefix, decoded

KINDS = (*NOTEBOOKS, ".zip")
NOT_UNPACKED = "is an archive that is not read: unpack it, or make it a .zip"


@dataclass
class Pile:
    """What one owner handed in, as it comes to light."""

    owner: Owner
    files: list[File] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # of kinds that are not judged


@dataclass
class Gathered:
    """The piles of a class, and what belongs to nobody in it."""

    piles: dict[Owner, Pile] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def pile(self, owner: Owner) -> Pile:
        """Return the pile of an owner, a new one at first."""
        return self.piles.setdefault(owner, Pile(owner))


def gather(path: Path) -> Gathered:
    """Return what a folder or zip holds, by owner; raises NoClass when it is neither."""
    gathered = Gathered()
    if path.is_dir():
        entries = [*in_folder(os.fspath(path))]
        if entries and not entries[0].parts:
            raise NoClass(f"SUBMISSIONS {on_one_line(str(path))} {entries[0].problem}")
        _sort(gathered, entries, path.name, _downloads(entries))
        return gathered
    try:
        entries = without_wrapper(in_zip(os.fspath(path)), path.stem)
    except Unreadable as error:
        raise NoClass(f"SUBMISSIONS {on_one_line(str(path))} {error}; give a folder") from None
    _sort(gathered, entries, path.stem, {})
    return gathered


def _downloads(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Return the outermost zips that a platform made of a whole class, by name."""
    found = {}
    for entry in entries:
        name = entry.parts[0]
        if len(entry.parts) == 1 and is_zip(entry) and not entry.problem and not decoded(name):
            try:
                inner = without_wrapper(in_zip(entry.path, entry.place), Path(name).stem)
            except Unreadable:  # told when its student's files are read
                continue
            if any(decoded(one.parts[0]) for one in inner):
                found[name] = inner
    return found


def _sort(
    gathered: Gathered, entries: list[Entry], title: str, downloads: dict[str, list[Entry]]
) -> None:
    """Put each entry on its owner's pile, or tell of it."""
    below = children(entries)
    groups = {name for name, names in below.items() if _is_group(name, names)} | set(downloads)
    others = {e.parts[0] for e in entries if _may_be_students(e) and not decoded(e.parts[0])}
    if others - groups:
        # Here students chose the names inside, so none of these may speak for another student.
        for name in sorted(groups):
            words = "looks like the download of a whole class: give it alone as SUBMISSIONS"
            pile = gathered.pile(_owner_of_folder(Path(name).stem, ""))
            pile.problems.append(f"{on_one_line(name)} {words}")
        groups = set()
    for name in sorted(groups):
        lifted = [replace(e, parts=e.parts[1:]) for e in entries if e.parts[0] == name]
        inner = downloads.get(name) or [entry for entry in lifted if entry.parts]
        _sort(gathered, inner, name, {})
    clones = {name for name, names in below.items() if ".git" in names}
    prefix = classroom_prefix(title, set(below), clones)
    for entry in entries:
        if entry.parts[0] not in groups:
            _put(gathered, entry, prefix)


def _may_be_students(entry: Entry) -> bool:
    """Say whether an outermost entry could be what one student handed in."""
    name = entry.parts[0]
    is_file = len(entry.parts) == 1 and not entry.is_folder
    is_known = suffix(name) in KINDS or is_archive(name)
    return not is_aside(name) and (is_known if is_file else True)


def _is_group(name: str, names: set[str]) -> bool:
    """Say whether an outermost folder holds what a platform gave for several students."""
    if decoded(name) or ".git" in names:
        return False
    return any(map(decoded, names)) or bool(classroom_prefix(name, names, set()))


def _owner_of_folder(name: str, prefix: str) -> Owner:
    login = name.removeprefix(prefix)
    return Owner(login, "github", other_name=name) if prefix and login != name else Owner(name)


def _put(gathered: Gathered, entry: Entry, prefix: str) -> None:
    """Put one entry on its owner's pile; an outermost file may belong to nobody."""
    top, name = entry.parts[0], entry.parts[-1]
    named = decoded(top)
    if is_aside(top):
        if entry.problem:
            gathered.problems.append(f"{entry.place} {entry.problem}")
    elif named:
        is_flat = len(entry.parts) == 1 and not entry.is_folder
        _add(gathered.pile(named.owner), entry, named.file if is_flat else name, named.attempt)
    elif entry.is_folder or len(entry.parts) > 1:
        _add(gathered.pile(_owner_of_folder(top, prefix)), entry, name)
    elif _may_be_students(entry):
        _add(gathered.pile(Owner(name[: -len(suffix(name))])), entry, name)
    elif not is_junk(name):
        gathered.problems.append(f"{entry.place} was passed over: no .ipynb, .py or .zip file")


def _add(pile: Pile, entry: Entry, name: str, attempt: int = 0) -> None:
    """Add an entry to a pile: to read, to tell of, or to name when nothing else is there."""
    is_wanted = suffix(name) in KINDS
    if is_aside(name) or entry.is_folder:
        if entry.problem:
            pile.problems.append(f"{entry.place} {entry.problem}")
        elif is_aside(entry.parts[-1]) and not is_junk(entry.parts[-1]):
            pile.others.append(entry.place)
    elif is_archive(name):
        pile.problems.append(f"{entry.place} {NOT_UNPACKED}")
    elif entry.problem and is_wanted:
        pile.problems.append(f"{entry.place} {entry.problem}")
    elif is_wanted:
        pile.files.append(
            File(on_one_line(name), entry.place, entry.saved, entry.path, entry.member, attempt)
        )
    elif not is_junk(name):
        pile.others.append(entry.place)
