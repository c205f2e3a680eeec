"""Runs notebooks in a clean kernel and stores what came out, so that diffs stay small."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from grader.live import WIDGET
from grader.store import VARIABLE

METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def execute_notebook(path: Path) -> None:
    """Execute a notebook from top to bottom and write it back with its outputs.

    Raises nbclient's CellExecutionError when a cell fails; the file is then left as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    # No progress is kept: what a check shows must not depend on who ran it before.
    environment = os.environ | {VARIABLE: ""}
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,  # else what is printed at once may come in pieces
    )
    client.execute(env=environment)
    _drop_widgets(notebook)
    notebook.metadata.clear()
    notebook.metadata.update(METADATA)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")


def _drop_widgets(notebook: nbformat.NotebookNode) -> None:
    """Leave out sliders, which are dead without their kernel; the figure below them stays."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [out for out in cell.outputs if WIDGET not in out.get("data", {})]
