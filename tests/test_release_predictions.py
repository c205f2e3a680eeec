"""Learners guess for themselves: no released lesson holds a guess, each asks for one or two."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]


def predictions(path: Path) -> list[ast.Call]:
    """Return the calls of predict in a notebook."""
    cells = nbformat.read(path, as_version=4).cells
    trees = [ast.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if getattr(call.func, "id", "") == "predict"]


def lessons(folder: str) -> list[Path]:
    """Return the lessons of a folder in order."""
    return sorted((ROOT / folder).glob("[0-9][0-9]_*.ipynb"))


@pytest.mark.parametrize("path", lessons("notebooks"), ids=lambda path: path.stem)
def test_learner_sees_no_guess(path):
    assert {ast.unparse(call.args[1]) for call in predictions(path)} <= {"'?'"}


@pytest.mark.parametrize("path", lessons("solutions"), ids=lambda path: path.stem)
def test_each_lesson_asks_for_one_or_two_guesses(path):
    keys = [call.args[0].value for call in predictions(path)]
    assert keys == [f"{path.name[:2]}-p{place}" for place in range(1, len(keys) + 1)]
    assert 1 <= len(keys) <= 2
