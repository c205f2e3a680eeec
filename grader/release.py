"""From solutions/ to notebooks/: what learners open, with nothing left that answers for them."""

from __future__ import annotations

import ast
import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.places import solution_notebooks

if TYPE_CHECKING:
    from nbformat import NotebookNode

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
ANSWER = re.compile(
    r"""((?<![\w.])(?:answer|predict)\(\s*["'][^"']+["']\s*,\s*)(["'])(?:\\.|(?!\2).)*\2"""
)
SOLUTION_TAG, NOTES_TAG = "solution", "notes"
SHORT = 24  # characters; a shorter line may well stand in a lesson by itself


class LeakedSolution(ValueError):
    """A released notebook would show what the learner is to find, or would not parse."""


def release_notebook(solution: NotebookNode) -> NotebookNode:
    """Return the learner's form of a solution notebook.

    Cells tagged "solution" or "notes" go, solution blocks become `raise NotImplementedError`,
    the letters of concept questions and the guesses of predictions become "?", outputs, counts
    and what slides need are cleared. Raises LeakedSolution when anything of a solution is left.
    """
    notebook = copy.deepcopy(solution)
    notebook.cells = [_release_cell(c) for c in notebook.cells if not _is_for_instructors(c)]
    _refuse_leaks(solution, notebook)
    return notebook


def _is_for_instructors(cell: NotebookNode) -> bool:
    return not {SOLUTION_TAG, NOTES_TAG}.isdisjoint(cell.metadata.get("tags", []))


def _release_cell(cell: NotebookNode) -> NotebookNode:
    cell.metadata.pop("slideshow", None)
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
        cell.source = release_source(cell.source)
        if "nbgrader" in cell.metadata:
            cell.metadata["deletable"] = False
    return cell


def release_source(source: str) -> str:
    """Return code as learners see it: stubs for solutions, "?" for answers."""
    return ANSWER.sub(r'\1"?"', _without_solution(source))


def _without_solution(source: str) -> str:
    """Replace each block between the markers by one line that says it is not written yet."""
    kept: list[str] = []
    inside = False
    for line in source.split("\n"):
        if line.strip() == BEGIN:
            inside = True
            kept.append(line[: len(line) - len(line.lstrip())] + "raise NotImplementedError")
        elif line.strip() == END:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def _solution_lines(notebook: NotebookNode) -> set[str]:
    """Return all lines that only a solution holds, code and prose."""
    found: set[str] = set()
    for cell in notebook.cells:
        if _is_for_instructors(cell):
            found.update(line.strip() for line in cell.source.split("\n"))
        elif cell.cell_type == "code":
            for block in re.findall(f"{BEGIN}\n(.*?){END}", cell.source, re.DOTALL):
                found.update(line.strip() for line in block.split("\n"))
    return {line for line in found if len(line) >= SHORT}


def _refuse_leaks(solution: NotebookNode, released: NotebookNode) -> None:
    secret = _solution_lines(solution)
    for cell in released.cells:
        lines = {line.strip() for line in cell.source.split("\n")}
        for leaked in sorted(lines & secret):
            raise LeakedSolution(f"cell {cell.id} shows a line of a solution: {leaked!r}")
        if "BEGIN SOLUTION" in cell.source or "END SOLUTION" in cell.source:
            raise LeakedSolution(f"cell {cell.id} holds half a pair of solution markers")
        if cell.cell_type == "code":
            _refuse_unparsable(cell)


def _refuse_unparsable(cell: NotebookNode) -> None:
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        raise LeakedSolution(f"cell {cell.id} does not parse once released: {error}") from error


def released_text(path: Path) -> str:
    """Return what the learner's file of one solution notebook holds.

    Raises LeakedSolution, naming the file.
    """
    import nbformat  # takes a second to load, and most commands need none of it

    try:
        notebook = release_notebook(nbformat.read(path, as_version=4))
    except LeakedSolution as leak:
        raise LeakedSolution(f"{path.name}: {leak}") from leak
    return nbformat.writes(notebook) + "\n"


def release_all(root: Path, *, only_compare: bool = False) -> list[str]:
    """Write every learner's notebook that is out of step, and return their names.

    With `only_compare` nothing is written. A notebook without a solution is out of step, too.
    """
    wanted = {path.name: released_text(path) for path in solution_notebooks(root)}
    folder = root / "notebooks"
    drifted = [name for name, text in wanted.items() if _content(folder / name) != text]
    strays = [p.name for p in folder.glob("[0-9][0-9]_*.ipynb") if p.name not in wanted]
    if not only_compare:
        folder.mkdir(exist_ok=True)
        for name in drifted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    return drifted + sorted(strays)


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def reset_lesson(root: Path, name: str, stamp: str) -> Path | None:
    """Give back one lesson as released; return where the learner's file is kept, if it differed.

    `stamp` tells kept files apart.
    """
    text, current = released_text(root / "solutions" / name), root / "notebooks" / name
    kept = None
    if current.exists() and _content(current) != text:
        kept = current.parent / "kept" / f"{current.stem}.{stamp}.ipynb"
        kept.parent.mkdir(exist_ok=True)
        current.rename(kept)
    current.write_text(text, encoding="utf-8", newline="\n")
    return kept
