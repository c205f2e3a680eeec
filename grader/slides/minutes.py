"""The minutes that a lesson takes in the room: of speaking, of exercises, as planned."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from grader.release import NOTES_TAG

SPOKEN = re.compile(r"\*\*(\d+) min\.?\*\*")
TURN = re.compile(r"^\*\*Your turn \((\d+) min\)", re.M)
PLANNED = re.compile(r"(\d+) minutes")


@dataclass(frozen=True)
class Minutes:
    """How long a lesson takes; `planned` is what its first cell says, 0 if nothing."""

    spoken: int
    exercises: int
    planned: int

    @property
    def total(self) -> int:
        """Speaking and exercises together."""
        return self.spoken + self.exercises


def minutes_of(notebook: NotebookNode) -> Minutes:
    """Add up the minutes of a lesson's notes and exercises."""
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    notes = [cell.source for cell in prose if is_note(cell)]
    lesson = [cell.source for cell in prose if not is_note(cell)]
    planned = PLANNED.search(lesson[0]) if lesson else None
    return Minutes(
        sum(map(spoken_in, notes)),
        sum(int(found) for source in lesson for found in TURN.findall(source)),
        int(planned[1]) if planned else 0,
    )


def spoken_in(note: str) -> int:
    """Return the minutes that a note begins with, 0 without them."""
    found = SPOKEN.match(note.strip())
    return int(found[1]) if found else 0


def is_note(cell: NotebookNode) -> bool:
    """Tell whether a cell is for the speaker."""
    return NOTES_TAG in cell.metadata.get("tags", [])
