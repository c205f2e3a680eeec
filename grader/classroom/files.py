"""Names and bytes of files that strangers made."""

from __future__ import annotations

import os
import stat
from pathlib import PurePosixPath

from grader.submission import MOST_BYTES

NOTEBOOKS = (".ipynb", ".py")
ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".7z", ".rar")
# Made by systems, editors and tools; nobody handed them in.
ASIDE = frozenset({"__pycache__", "__macosx", "node_modules", "site-packages", "lost+found"})
JUNK = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


class Unreadable(ValueError):
    """A file that cannot be had; the message goes on after its name."""


def suffix(name: str) -> str:
    """Return the ending of a name in small letters."""
    return PurePosixPath(name).suffix.lower() if name else ""


def is_archive(name: str) -> bool:
    """Say whether a name is that of an archive that is not read."""
    return name.lower().endswith(ARCHIVES)


def is_aside(name: str) -> bool:
    """Say whether a file or folder is passed over: hidden, a backup, a tool's own."""
    return name.startswith((".", "~")) or name.lower() in ASIDE


def is_junk(name: str) -> bool:
    """Say whether a file is so surely nobody's that it need not be mentioned."""
    return name.lower() in JUNK or name.startswith(("._", ".DS_Store", ".git"))


def readable(name: str) -> str:
    """Return a name that can be written as UTF-8, whatever bytes it was made of."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # surrogates that stand for no byte
        return name.encode("utf-8", "backslashreplace").decode()


def on_one_line(name: str) -> str:
    """Return a name for a message, with its control characters spelled out."""
    shown = readable(name)
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() or c == " " else ascii(c)[1:-1] for c in shown)


def read_file(path: str) -> bytes:
    """Return the bytes of an ordinary file; raises Unreadable."""
    try:
        problem = problem_of(os.lstat(path))
        if problem:
            raise Unreadable(problem)
        with open(path, "rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None


def problem_of(status: os.stat_result) -> str:
    """Say why something on disk is not read, or nothing when it may be."""
    if stat.S_ISLNK(status.st_mode):
        return "is a link: hand in the file itself"
    if not stat.S_ISREG(status.st_mode):
        return "is not an ordinary file"
    if status.st_size > MOST_BYTES:
        return f"must be at most {MOST_BYTES:,} bytes, got {status.st_size:,}"
    return ""
