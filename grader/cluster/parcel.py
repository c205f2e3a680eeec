"""One student's files on their way to a machine that cannot read the judge's disk."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

from grader.classroom import File, Student
from grader.classroom.files import Unreadable
from grader.classroom.shelf import MOST_BYTES
from grader.grade_student import Task


@dataclass(frozen=True)
class SentFile(File):
    """A file with its bytes, or with the reason why there are none; its path leads nowhere."""

    data: bytes = b""
    problem: str = ""

    def read(self) -> bytes:
        """Return the bytes; raises Unreadable."""
        if self.problem:
            raise Unreadable(self.problem)
        return self.data


def with_bytes(student: Student) -> Student:
    """Return a student whose files read the same on every machine."""
    left, files = MOST_BYTES, []
    for file in student.files:
        # Beyond the limit a judge opens no file, so that what is left need not travel.
        files.append(_sent(file) if left > 0 else file)
        left -= len(getattr(files[-1], "data", b""))
    return replace(student, files=tuple(files))


def pack(task: Task) -> bytes:
    """Return a task as bytes, which only the one who judges opens."""
    return pickle.dumps(task, pickle.HIGHEST_PROTOCOL)


def unpack(parcel: bytes) -> Task:
    """Return the task that `pack` was given."""
    return pickle.loads(parcel)


def _sent(file: File) -> SentFile:
    try:
        return SentFile(**vars(file), data=file.read())
    except Unreadable as reason:
        return SentFile(**vars(file), problem=str(reason))
