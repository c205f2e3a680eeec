"""Which grader judged: the package's version and a hash of the sources that judge."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = "dropout-course-grader"
# What shows, files and hands on verdicts, but has no part in reaching them.
PRESENTING = frozenset(
    """
    __main__.py cli.py commands concepts.py course.py doctor.py execute.py exports figures.py
    grade_class.py gradebook gradesheet.py hints.py live.py notebook.py places.py prediction.py
    questions release.py nbgrader_step.py reports roster site slides store.py verify.py
    watch.py worker_process.py workers.py
    """.split()
)


@cache
def grader_version() -> str:
    """Return a word that changes whenever the same files might be judged in another way."""
    return f"{_package_version()}+{sources_hash(Path(__file__).parent)}"


def sources_hash(folder: Path) -> str:
    """Return a hash of the judging modules below a folder: names and contents."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder)
        if place.parts[0] not in PRESENTING:
            source = path.read_bytes().replace(b"\r\n", b"\n")  # as some checkouts have it
            digest.update(f"{place.as_posix()} {len(source)}\n".encode() + source)
    return digest.hexdigest()[:12]


def _package_version() -> str:
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:  # run from its folder, without installation
        return "0"
