"""Which of a student's files is the latest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import File

# "work (1).ipynb", "work-1.ipynb", "work-Copy1.ipynb": the number that saving again appends.
COPY = re.compile(r"(?:[ _]*\(|[ _-]*copy[ _(]*|-)(\d{1,3})\)?$", re.IGNORECASE)


def latest_first(files: Iterable[File]) -> tuple[File, ...]:
    """Return files by upload, then by when they were saved, then by the number of a copy.

    In a platform's zip all files are as old as the zip; there the number of the upload counts.
    """
    return tuple(sorted(files, key=_age, reverse=True))


def _age(file: File) -> tuple[int, float, int, str]:
    copy = COPY.search(file.name.rpartition(".")[0])
    return file.attempt, file.saved, int(copy[1]) if copy else 0, file.place
