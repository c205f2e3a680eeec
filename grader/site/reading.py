"""The copy to read: the lessons with what they show, and without what they ask for."""

from __future__ import annotations

import re

import nbformat

from grader.release import release_notebook
from grader.site.terms import TermLinker

# What these show belongs to the reader's own work.
OWN_WORK = re.compile(r"(?<![\w.])(?:answer|check|predict|progress)\(")
LAB = (
    '<p><a href="../lab/lab/index.html?path={name}">Work on this lesson in your browser</a>'
    " · nothing to install</p>"
)


def reading_copy(
    solution: nbformat.NotebookNode, name: str, linker: TermLinker
) -> nbformat.NotebookNode:
    """Return a lesson with stored outputs, unsolved, its terms linked to the glossary."""
    stored = {cell.id: cell for cell in solution.cells}
    notebook = release_notebook(solution)
    linked = linker.page()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = linked(cell.source)
        elif cell.cell_type == "code" and _shows(cell.source, stored[cell.id].source):
            cell.outputs = stored[cell.id].outputs
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(LAB.format(name=name), id="to-the-lab"))
    return notebook


def _shows(released: str, solved: str) -> bool:
    """Tell whether a cell demonstrates: learners have it as it is, and it judges nothing."""
    return released == solved and not OWN_WORK.search(released)
