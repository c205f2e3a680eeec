"""Zips that strangers made: members are read in memory, within limits, never extracted."""

from __future__ import annotations

import io
import os
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from grader.submission import MOST_BYTES

from .files import Unreadable, on_one_line

MOST_MEMBERS = 200_000
# Deflate cannot shrink a file more than 1032 times; notebooks full of equal pictures reach 100.
HIGHEST_RATIO, SMALL = 400, 1_000_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCAL_HEADER = 30  # bytes before a member's name
IS_ENCRYPTED, IS_UTF8, IS_UNIX = 0x1, 0x800, 3
DIRECTORY_ENTRY = b"PK\1\2"
# All that zipfile raises when it meets what is no zip, or a zip made to hurt.
FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class Member:
    """One file or folder in a zip; `problem` says why it must not be read."""

    number: int
    parts: tuple[str, ...]
    is_folder: bool
    saved: float
    problem: str = ""


def open_zip(source: str | bytes) -> zipfile.ZipFile:
    """Return the zip in a file or in bytes; raises Unreadable with what is wrong with it."""
    if isinstance(source, bytes) and source.count(DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise Unreadable(f"must have at most {MOST_MEMBERS:,} members")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except FAULTS as error:
        raise Unreadable(f"is not a zip that can be read: {_words(error)}") from None
    count = len(archive.infolist())
    if count > MOST_MEMBERS:
        archive.close()
        raise Unreadable(f"must have at most {MOST_MEMBERS:,} members, got {count:,}")
    return archive


def members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield what a zip holds in its own order, without reading any of it."""
    infos = archive.infolist()
    overlapping, replaced = _overlapping(infos), _replaced(infos)
    for number, info in enumerate(infos):
        name = _name(info)
        problem = _problem(info, name)
        if number in overlapping:
            problem = "shares its bytes with another member of the zip"
        elif number in replaced:
            problem = "stands in the zip again: the last one counts"
        parts = _parts(name)
        if parts:
            yield Member(number, parts, name.endswith("/"), _saved(info), problem)


def read_member(path: str, number: int) -> bytes:
    """Return the bytes of one member of a zip on disk; raises Unreadable."""
    try:
        status = os.stat(path)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None
    return read_from(_opened(path, status.st_size, status.st_mtime_ns), number)


def read_from(archive: zipfile.ZipFile, number: int) -> bytes:
    """Return the bytes of a member, whatever size the zip says it has; raises Unreadable."""
    try:
        info = archive.infolist()[number]
        problem = _problem(info, _name(info))
        if problem:
            raise Unreadable(problem)
        with archive.open(info) as file:
            data = file.read(MOST_BYTES + 1)
    except Unreadable:
        raise
    except FAULTS as error:
        raise Unreadable(f"is damaged: {_words(error)}") from None
    if len(data) > MOST_BYTES:
        raise Unreadable(f"must be at most {MOST_BYTES:,} bytes, got more")
    return data


@lru_cache(maxsize=2)  # a class is one zip: its directory is read once, not for each student
def _opened(path: str, size: int, changed: int) -> zipfile.ZipFile:
    return open_zip(path)


def _problem(info: zipfile.ZipInfo, name: str) -> str:
    """Say why a member must not be read, or nothing when it may be."""
    mode = info.external_attr >> 16 if info.create_system == IS_UNIX else 0
    if name.startswith("/") or name[1:3] == ":/" or ".." in name.split("/"):
        return "has a path that leads out of the zip"
    if stat.S_ISLNK(mode):
        return "is a link: hand in the file itself"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is not an ordinary file"
    if info.flag_bits & IS_ENCRYPTED:
        return "is encrypted: hand in a zip without a password"
    if info.compress_type not in METHODS:
        return "is compressed in a way that is not read: make an ordinary zip"
    if info.file_size > MOST_BYTES:
        return f"must be at most {MOST_BYTES:,} bytes, got {info.file_size:,}"
    if info.file_size > max(SMALL, HIGHEST_RATIO * info.compress_size):
        return f"grows more than {HIGHEST_RATIO}-fold when it is unpacked"
    return ""


def _name(info: zipfile.ZipInfo) -> str:
    r"""Return a member's name as its author wrote it, with / between the folders.

    Canvas (rubyzip) writes UTF-8 without saying so, old Windows programs write \ for /.
    """
    name = info.filename
    if not info.flag_bits & IS_UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name.replace("\\", "/")


def _parts(name: str) -> tuple[str, ...]:
    """Return the names on the way to a member; ".." comes first when it belongs to no folder."""
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    return ("..", *parts) if name.startswith("/") or name[1:3] == ":/" else parts


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Return the members that share bytes, as in a small zip of petabytes."""
    order = sorted(range(len(infos)), key=lambda number: infos[number].header_offset)
    found: set[int] = set()
    for first, second in pairwise(order):
        end = infos[first].header_offset + LOCAL_HEADER + infos[first].compress_size
        if infos[second].header_offset < end:
            found |= {first, second}
    return found


def _replaced(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Return the members whose very name comes again later."""
    last = {info.filename: number for number, info in enumerate(infos)}
    return {
        number
        for number, info in enumerate(infos)
        if last[info.filename] != number and not info.is_dir()
    }


def _saved(info: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*info.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        return 0.0


def _words(error: BaseException) -> str:
    """Return what zipfile said, on one line."""
    return on_one_line(str(error)) or type(error).__name__
