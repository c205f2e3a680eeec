"""Stored outputs are compared with tolerance for numbers, and for nothing else."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

PLUGIN_FOLDER = Path(__file__).parent


def alike(one: str, other: str) -> bool:
    sys.path.insert(0, str(PLUGIN_FOLDER))
    try:
        from notebook_plugin import Tolerant
    finally:
        sys.path.remove(str(PLUGIN_FOLDER))
    return not (Tolerant(one) != Tolerant(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("mean 0.75", "mean 0.76"), ("[1.0  2.5]", "[1.0 2.5]"), ("1e-07", "1.0000001e-07")],
)
def test_rounding_and_spacing_do_not_count(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mean 0.75", "mean 0.78"), ("3 of 4", "2 of 4"), ("a 1.0", "b 1.0"), ("1.0", "1.0 2.0")],
)
def test_other_numbers_and_words_do(one, other):
    assert not alike(one, other)


def nbval(tmp_path, cell) -> int:
    notebook = new_notebook(cells=[cell])
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(notebook, tmp_path / "a.ipynb")
    words = ["-m", "pytest", "-q", "-p", "notebook_plugin", "--nbval", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, *words, "a.ipynb"],
        cwd=tmp_path,
        env={**__import__("os").environ, "PYTHONPATH": str(PLUGIN_FOLDER)},
        capture_output=True,
    )
    return done.returncode


def test_a_notebook_without_stored_outputs_fails(tmp_path):
    assert nbval(tmp_path, new_code_cell("print(0.5)")) == 1


def test_a_stored_output_within_tolerance_passes_and_another_fails(tmp_path):
    for text, code in (("0.51\n", 0), ("0.61\n", 1)):
        output = new_output("stream", name="stdout", text=text)
        cell = new_code_cell("print(0.5)", outputs=[output], execution_count=1)
        assert nbval(tmp_path, cell) == code
