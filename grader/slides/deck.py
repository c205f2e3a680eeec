"""One lesson's deck: its slides in order, its title and its minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.lessons import name_lesson
from grader.slides.cells import Reader
from grader.slides.minutes import Minutes, minutes_of
from grader.slides.pages import Layout, Stack
from grader.slides.prose import render_inline

QUESTION = re.compile(r"\*\*(.+?)\*\*", re.S)


@dataclass(frozen=True)
class Deck:
    """What one HTML page of slides shows; `name` is its file's, without ending."""

    name: str
    title: str
    question: str
    minutes: Minutes
    stacks: list[Stack]

    @property
    def slides(self) -> int:
        """The number of slides."""
        return sum(map(len, self.stacks))


def read_deck(path: Path) -> Deck:
    """Return the deck of a solution notebook, from its stored outputs."""
    notebook = nbformat.read(path, as_version=4)
    title = name_lesson(path.name[:2])
    first = notebook.cells[0].source if notebook.cells else ""
    question = QUESTION.search(first)
    return Deck(
        path.stem,
        title,
        render_inline(question[1]) if question else "",
        minutes_of(notebook),
        Layout(title).lay_out(list(Reader().read(notebook.cells))),
    )
