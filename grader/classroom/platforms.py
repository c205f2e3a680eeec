"""How platforms name what they let a teacher download.

Canvas, lib/content_zipper.rb of canvas-lms: `<name>[_LATE]_<user id>_<attachment id>_<file>`, where
the name is the sortable one ("Lovelace, Ada", or a group's) in small letters without anything but
letters, digits and underscores. An anonymous assignment has `[LATE_]anon_<letters>` for name and
number. A text or a link typed in is `..._<user id>_text.html` or `_link.html`. Attachment ids grow,
so the highest is the latest; a file uploaded again under an old name gets -1, -2 and so on.

Moodle, mod/assign/classes/downloader.php of moodle:
`<full name>_<participant>_assignsubmission_file` is a folder (with a `_` at the end before Moodle
4.1), or, when the teacher switched folders off, begins a file's name:
`..._assignsubmission_file_<file>`. `_` in a name becomes a blank. With blind marking the name is
the word for participant; a team's folder has the team's name and number, or no number. Text typed
in has `onlinetext` for `file`. The number is the one in the grading worksheet's first column
("Participant 123"), and another in the next assignment. Only the last attempt is downloaded.

GitHub Classroom, cmd/gh-classroom/clone of github/gh-classroom: `<assignment>-submissions/` with a
clone `<assignment>-<login>` for each student.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BEFORE = r"(?:(?P<name>\w*?)_)??(?:(?:LATE|late)_)?"
CANVAS = re.compile(BEFORE + r"(?P<number>\d+)_(?P<attempt>\d+)_(?P<file>.+)", re.DOTALL)
CANVAS_ANONYMOUS = re.compile(
    r"(?:(?:LATE|late)_)?(?P<name>anon_[0-9A-Za-z]+)_(?P<attempt>\d+)_(?P<file>.+)", re.DOTALL
)
CANVAS_TYPED = re.compile(
    BEFORE + r"(?P<number>\d+|anon_[0-9A-Za-z]+)_(?P<file>(?:text|link)\.html)"
)
MOODLE = re.compile(
    r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_[a-z]+(?:_(?P<file>.*))?", re.DOTALL
)


@dataclass(frozen=True)
class Owner:
    """Who handed a file in, as far as its name tells."""

    name: str
    platform: str = ""
    number: str = ""
    other_name: str = ""  # the whole name of a repository


@dataclass(frozen=True)
class Named:
    """A name as a platform made it: whose it is, and what was handed in."""

    owner: Owner
    file: str = ""  # empty for a folder
    attempt: int = 0


def decoded(name: str) -> Named | None:
    """Return what Canvas or Moodle wrote into a name, or None."""
    if found := MOODLE.fullmatch(name):
        return Named(Owner(found["name"], "moodle", found["number"] or ""), found["file"] or "")
    if found := CANVAS_ANONYMOUS.fullmatch(name):
        return Named(Owner(found["name"], "canvas"), found["file"], _whole(found["attempt"]))
    if found := CANVAS_TYPED.fullmatch(name):
        return Named(_canvas_owner(found), found["file"])
    if found := CANVAS.fullmatch(name):
        return Named(_canvas_owner(found), found["file"], _whole(found["attempt"]))
    return None


def _canvas_owner(found: re.Match[str]) -> Owner:
    if found["number"].startswith("anon_"):
        return Owner(found["number"], "canvas")
    return Owner(found["name"] or found["number"], "canvas", found["number"])


def _whole(digits: str) -> int:
    return int(digits[:18])


def classroom_prefix(folder: str, children: set[str], clones: set[str]) -> str:
    """Return what the names of repositories begin with before the login, or nothing.

    `children` are the folders in `folder`, `clones` those of them that are repositories.
    """
    assignment = folder.removesuffix("-submissions") + "-"
    if folder.endswith("-submissions") and any(c.startswith(assignment) for c in children):
        return assignment
    if len(clones) < 2:
        return ""
    first, last = min(clones), max(clones)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    return first[: first.rfind("-", 0, same) + 1]
