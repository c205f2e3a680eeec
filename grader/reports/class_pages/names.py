"""File names of feedback pages, safe on every system and never shared by two students."""

from __future__ import annotations

import hashlib
import re
import unicodedata

PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # as a file name on Windows
READABLE, DIGITS = 40, 16  # characters kept of a key, and of its digest


def page_name(student: str) -> str:
    """Return the file name for a student's key; it depends on the key alone.

    A plain key stays as it is. Any other one is spelled in plain letters and told apart by a
    digest after an underscore, which no plain key holds.
    """
    if PLAIN.fullmatch(student) and not RESERVED.fullmatch(student):
        return f"{student}.html"
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_spelled(student) or 'student'}_{digest[:DIGITS]}.html"


def _spelled(student: str) -> str:
    letters = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:READABLE].strip("-")
