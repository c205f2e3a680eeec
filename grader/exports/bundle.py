"""One file a student: alone when one student is meant, else all of them in a zip."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from grader.exports.ledger import Ledger, Notes, NotExportable
from grader.gradesheet import Row

EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every member: equal content makes equal bytes
_UNSAFE = re.compile(r"[^\w.-]+|^\.+")


def one_file_each(
    ledger: Ledger, notes: Notes, suffix: str, write: Callable[[Row, Notes], bytes]
) -> Iterator[bytes]:
    """Yield the one student's file, or a zip of all when `out` ends in .zip.

    Raises NotExportable for several students and no zip.
    """
    if ledger.out.suffix == ".zip":
        yield _zipped(ledger, notes, suffix, write)
        return
    first, second = (*ledger.rows, None, None)[:2]
    if first is None or second is not None:
        raise NotExportable(
            "this format holds one student a file: choose one with --student NAME, "
            "or let --out end in .zip for all of them"
        )
    yield write(first, notes)


def _zipped(
    ledger: Ledger, notes: Notes, suffix: str, write: Callable[[Row, Notes], bytes]
) -> bytes:
    buffer, taken = io.BytesIO(), set()
    with zipfile.ZipFile(buffer, "w") as archive:
        for row in ledger.rows:
            name = _free_name(row.student, taken)
            add_member(archive, f"{name}{suffix}", write(row, notes))
    return buffer.getvalue()


def add_member(archive: zipfile.ZipFile, name: str, content: bytes, mode: int = 0o644) -> None:
    """Add a file whose bytes depend on its name, content and mode alone."""
    member = zipfile.ZipInfo(name, EPOCH)
    member.create_system = 3  # Unix, whose file modes the upper half below holds
    member.external_attr = (0o100000 | mode) << 16
    archive.writestr(member, content)


def _free_name(student: str, taken: set[str]) -> str:
    """Return a file name for a student that no earlier one has, whatever the case."""
    base = _UNSAFE.sub("_", student)[:80] or "student"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.casefold())
    return name
