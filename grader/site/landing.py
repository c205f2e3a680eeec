"""The page that a visitor sees first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grader.places import solution_notebooks
from grader.site.faults import SiteFault

# A line of the table of lessons in README.md: notebook, question, minutes, exercises.
ROW = re.compile(
    r"^\| \[(\d\d) \w+\]\(notebooks/(\w+)\.ipynb\) \| ([^|]+) \| (\d+) \|", re.MULTILINE
)


@dataclass(frozen=True)
class Lesson:
    """One line of the page."""

    number: str
    name: str
    question: str
    minutes: int


def write_landing(root: Path, path: Path) -> None:
    """Write the page: how to start, and each lesson to work on, to read and to show."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=True
    )
    page = environment.get_template("landing.html").render(lessons=read_lessons(root))
    path.write_text(page, encoding="utf-8", newline="\n")


def read_lessons(root: Path) -> list[Lesson]:
    """Return the lessons as README.md lists them.

    Raises SiteFault when its table and the notebooks differ.
    """
    rows = ROW.findall((root / "README.md").read_text(encoding="utf-8"))
    lessons = [Lesson(number, name, what, int(minutes)) for number, name, what, minutes in rows]
    there = [path.stem for path in solution_notebooks(root)]
    if [lesson.name for lesson in lessons] != there:
        raise SiteFault(f"README.md must list the lessons {there}, got {[*rows]}")
    return lessons
