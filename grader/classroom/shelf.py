"""The bytes of one student's files, read within limits, zips among them opened in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .archive import Member, members, open_zip, read_from
from .files import NOTEBOOKS, Unreadable, is_archive, is_aside, on_one_line, suffix
from .model import File

MOST_BYTES = 200_000_000  # of one student, unpacked
MOST_MEMBERS = 500  # notebooks and modules in one zip of a student's


@dataclass(frozen=True)
class Piece:
    """A file that was read."""

    file: File
    data: bytes

    @property
    def hash(self) -> bytes:
        """What two files have in common only when they are the same."""
        return hashlib.sha256(self.data).digest() + suffix(self.file.name).encode()


class Shelf:
    """What was read of one student, and a line for each file that was not."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.problems: list[str] = []
        self._left = MOST_BYTES

    def put(self, file: File) -> None:
        """Read a file, or the notebooks and modules of a zip."""
        data = self._bytes(file, file.read)
        if data is None:
            return
        if suffix(file.name) == ".zip":
            self._put_zip(file, data)
        else:
            self.pieces.append(Piece(file, data))

    def _put_zip(self, outer: File, data: bytes) -> None:
        try:
            archive = open_zip(data)
        except Unreadable as error:
            self.problems.append(f"{outer.place} {error}")
            return
        with archive:
            chosen = [*self._chosen(outer, members(archive))]
            if not chosen:
                self.problems.append(f"{outer.place} holds no .ipynb or .py file")
            for file in chosen[:MOST_MEMBERS]:
                inner = self._bytes(file, lambda number=file.member: read_from(archive, number))
                self.pieces += [Piece(file, inner)] if inner is not None else []
        if len(chosen) > MOST_MEMBERS:
            self.problems.append(f"{outer.place} holds {len(chosen):,} files: too many to read all")

    def _chosen(self, outer: File, found: Iterator[Member]) -> Iterator[File]:
        """Yield the members to read; of what is odd among the others there is a line."""
        for member in found:
            name, place = member.parts[-1], f"{outer.place}!{on_one_line('/'.join(member.parts))}"
            if member.is_folder or any(is_aside(part) and part != ".." for part in member.parts):
                continue
            is_wanted = suffix(name) in NOTEBOOKS
            if is_archive(name) or suffix(name) == ".zip":
                self.problems.append(f"{place} is an archive inside a zip: hand in the files")
            elif is_wanted and member.problem:
                self.problems.append(f"{place} {member.problem}")
            elif is_wanted:
                named = on_one_line(name)
                yield File(named, place, member.saved, "", member.number, outer.attempt)

    def _bytes(self, file: File, read: Callable[[], bytes]) -> bytes | None:
        if self._left <= 0:
            self.problems.append(f"{file.place} was not read: over {MOST_BYTES:,} bytes in all")
            return None
        try:
            data = read()
        except Unreadable as error:
            self.problems.append(f"{file.place} {error}")
            return None
        self._left -= len(data)
        return data
