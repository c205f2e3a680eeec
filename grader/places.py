"""Where the course's folders are."""

from __future__ import annotations

from pathlib import Path

from grader.lessons import SLUGS, notebook_of


class NotFound(LookupError):
    """A folder or lesson that is not there; the message says where it was looked for."""


def course_root() -> Path:
    """Return the folder that holds solutions/ and notebooks/, from here upward.

    Raises NotFound outside of a course.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[1]):
        if (folder / "solutions").is_dir() and (folder / "notebooks").is_dir():
            return folder
    raise NotFound(f"no folder with solutions/ and notebooks/ was found from {here.name} upward")


def solution_notebooks(root: Path) -> list[Path]:
    """Return the lessons' solution notebooks, in order."""
    return sorted((root / "solutions").glob("[0-9][0-9]_*.ipynb"))


def lesson_file(lesson: str) -> str:
    """Return the file name of a lesson given as "3", "03" or "03_rescaling".

    Raises NotFound with the numbers that there are.
    """
    number = Path(lesson).name[:2].rstrip("_").zfill(2)
    name = notebook_of(number)
    if name is None:
        raise NotFound(f"no lesson is called {lesson!r}; the numbers are {', '.join(SLUGS)}")
    return name
