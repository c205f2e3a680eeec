"""An nbgrader course in a folder: released notebooks in, what nbgrader says of them out."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "solutions" / "nbgrader_config.py"


@dataclass(frozen=True)
class NbgraderCourse:
    """A course folder, and the Python that nbgrader is installed for."""

    folder: Path
    python: str

    def run(self, *words: str) -> str:
        """Run one nbgrader command in the folder; return its log, or fail with it."""
        done = self.attempt(*words)
        if done.returncode:
            raise RuntimeError(f"nbgrader {' '.join(words)} failed:\n{done.stderr}")
        return done.stderr

    def attempt(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one nbgrader command in the folder, whatever comes of it."""
        return subprocess.run(
            [self.python, "-m", "nbgrader", *words],
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    def _environment(self) -> dict[str, str]:
        # nbgrader calls its helper alembic by name.
        programs = os.pathsep.join([str(Path(self.python).parent), os.environ["PATH"]])
        return os.environ | {"PYTHONPATH": str(ROOT), "PATH": programs}

    def configure(self, *lines: str) -> None:
        """Put the course's settings in place, with further lines."""
        text = CONFIG.read_text(encoding="utf-8") + "\n".join(lines) + "\n"
        (self.folder / "nbgrader_config.py").write_text(text, encoding="utf-8")

    def add_source(self, assignment: str, notebook: Path) -> None:
        """Take a released notebook into an assignment."""
        folder = self.folder / "source" / assignment
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook, folder)

    def released(self, assignment: str, name: str) -> NotebookNode:
        """Return a notebook as generate_assignment made it for the learners."""
        return nbformat.read(self.folder / "release" / assignment / name, as_version=4)

    def submit(self, student: str, assignment: str, name: str, notebook: NotebookNode) -> None:
        """Hand in a notebook."""
        folder = self.folder / "submitted" / student / assignment
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / name)

    def scores(self, assignment: str) -> dict[str, float]:
        """Export the gradebook and return each student's points."""
        self.run("export", "--to", "scores.csv")
        with (self.folder / "scores.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["assignment"] == assignment]
        return {row["student_id"]: float(row["score"]) for row in rows}


def with_answer(released: NotebookNode, exercise: str, source: str) -> NotebookNode:
    """Return a copy of a released notebook with one answer cell filled in."""
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == exercise:
            cell.source = source
    return notebook
