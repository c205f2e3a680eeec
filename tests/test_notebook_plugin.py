"""Stored outputs are compared with tolerance for numbers, and for nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

PLUGIN_FOLDER = Path(__file__).parent
OUTCOME = re.compile(r"^([A-Z]+) (\w+/\w+)\.ipynb::", re.M)  # in the summary at the end


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


def printing(text: str):
    """Return a cell that prints 0.5, stored with another output."""
    output = new_output("stream", name="stdout", text=text)
    return new_code_cell("print(0.5)", outputs=[output], execution_count=1)


CELLS = {
    "solutions/not_executed": new_code_cell("print(0.5)"),
    "solutions/close": printing("0.51\n"),
    "solutions/far": printing("0.61\n"),
    "notebooks/not_executed": new_code_cell("print(0.5)"),
    "notebooks/far": printing("0.61\n"),
    "notebooks/raising": new_code_cell("1 / 0", execution_count=1),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict[str, str]:
    """Run nbval over one notebook a cell, and return what it says of each."""
    folder = tmp_path_factory.mktemp("notebooks")
    for name in ("solutions", "notebooks"):
        (folder / name).mkdir()
    for name, cell in CELLS.items():
        notebook = new_notebook(cells=[cell])
        notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    words = "-m pytest -rA -p notebook_plugin --nbval-lax -p no:cacheprovider".split()
    done = subprocess.run(
        [sys.executable, *words, *(f"{name}.ipynb" for name in CELLS)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PLUGIN_FOLDER)},
        capture_output=True,
        text=True,
    )
    return {name: outcome for outcome, name in OUTCOME.findall(done.stdout)}


def test_a_solution_without_stored_outputs_fails(outcomes):
    assert outcomes["solutions/not_executed"] == "ERROR"


def test_a_stored_output_within_tolerance_passes_and_another_fails(outcomes):
    assert (outcomes["solutions/close"], outcomes["solutions/far"]) == ("PASSED", "FAILED")


def test_other_notebooks_need_only_run(outcomes):
    assert outcomes["notebooks/not_executed"] == outcomes["notebooks/far"] == "PASSED"
    assert outcomes["notebooks/raising"] == "FAILED"
