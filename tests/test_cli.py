"""The commands: their words, their exit codes, their JSON."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader.cli import COMMANDS, main
from grader.isolation import levels

LAYERS = Path(__file__).parent / "layers"
RIGHT = LAYERS / "right" / "plain_mask_divided.py"
UNSCALED = LAYERS / "wrong" / "gradient_not_scaled.py"


def run(capsys, *words) -> tuple[int, str, str]:
    try:
        code = main([str(word) for word in words])
    except SystemExit as stop:
        code = stop.code
    return code, *capsys.readouterr()


def test_check_of_a_right_layer_exits_0(capsys):
    code, out, _ = run(capsys, "check", RIGHT)
    assert (code, out.splitlines()[0]) == (0, "✓ 06 DropoutLayer   12 of 12 checks pass")


def test_check_of_a_wrong_layer_exits_1(capsys):
    assert run(capsys, "check", UNSCALED)[0] == 1


def test_json_has_the_keys_of_the_contract(capsys):
    code, out, _ = run(capsys, "check", UNSCALED, "--json", "--seed", 7)
    record = json.loads(out)
    (exercise,) = record["exercises"]
    assert (record["schema"], record["seed"], record["score"], record["max_score"]) == (
        1,
        7,
        17,
        20,
    )
    assert set(record) == {
        *("schema", "file", "student", "seed", "isolation", "score", "max_score", "exercises")
    }
    assert exercise["misconceptions"][0]["id"] == "backward_not_scaled"
    assert exercise["misconceptions"][0]["read"] == "05 backward"
    failed = next(c for c in exercise["checks"] if c["status"] == "failed")
    assert (failed["id"], failed["max_points"]) == ("gradient_scaling", 3)
    assert set(failed["example"]) == {"call", "got", "expected"}


def test_equal_seeds_give_equal_json(capsys):
    first, second = (run(capsys, "check", UNSCALED, "--json", "--seed", 7)[1] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.py", b"", "empty"),
        ("empty.ipynb", b"", "empty"),
        ("half.ipynb", b'{"cells": [', "JSON"),
        ("other.py", b"x = 1\n", "defines no exercise"),
        ("picture.png", b"\x89PNG", ".png"),
        ("broken.py", b"def f(:\n", "line 1"),
    ],
)
def test_unusable_file_is_one_line_and_exit_2(capsys, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    code, out, err = run(capsys, "check", tmp_path / name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_missing_file_is_one_line_and_exit_2(capsys, tmp_path):
    code, _, err = run(capsys, "check", tmp_path / "nowhere.py")
    assert (code, err.count("\n")) == (2, 1)


def test_syntax_error_in_the_exercise_is_an_error_with_its_line(capsys, tmp_path):
    (tmp_path / "layer.py").write_text("import numpy\nclass DropoutLayer:\n    def (self): pass\n")
    code, out, _ = run(capsys, "check", tmp_path / "layer.py", "--json")
    (exercise,) = json.loads(out)["exercises"]
    assert (code, exercise["status"]) == (1, "error")
    assert "line 3" in exercise["message"]


def test_exercise_that_is_not_there_is_missing(capsys, tmp_path):
    (tmp_path / "layer.py").write_text("x = 1\n")
    code, out, _ = run(capsys, "check", tmp_path / "layer.py", "--exercise", "DropoutLayer")
    assert (code, out.splitlines()[0][:20]) == (2, "✗ 06 DropoutLayer   ")


def test_stub_is_not_started(capsys, tmp_path):
    stub = "class DropoutLayer:\n    def __init__(self, p):\n        raise NotImplementedError\n"
    notebook = new_notebook(cells=[new_code_cell("%matplotlib inline"), new_code_cell(stub)])
    nbformat.write(notebook, tmp_path / "06.ipynb")
    code, out, _ = run(capsys, "check", tmp_path / "06.ipynb")
    assert (code, out.splitlines()[0]) == (1, "· 06 DropoutLayer   not started")


def test_wrong_command_is_one_line_and_exit_2(capsys):
    code, out, err = run(capsys, "chek")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_wrong_seed_is_one_line_and_exit_2(capsys):
    code, _, err = run(capsys, "check", RIGHT, "--seed", "x")
    assert (code, "must be a whole number from 0, got 'x'" in err) == (2, True)


def test_unknown_exercise_names_the_known_ones(capsys):
    code, _, err = run(capsys, "check", RIGHT, "--exercise", "Dropout")
    assert (code, "DropoutLayer" in err) == (2, True)


@pytest.mark.parametrize("module", COMMANDS, ids=lambda m: m.__name__.rpartition(".")[2])
def test_every_help_shows_an_example(capsys, module):
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    code, out, _ = run(capsys, name, "--help")
    assert (code, f"example: python -m grader {name}" in out) == (0, True)


def test_strict_isolation_is_refused_in_one_line(capsys, monkeypatch):
    monkeypatch.setattr(levels, "SANDBOXES", ())
    code, _, err = run(capsys, "check", RIGHT, "--isolation", "strict")
    assert (code, err.count("\n")) == (2, 1)


def test_status_of_the_solutions_is_full_marks(capsys):
    code, out, _ = run(capsys, "status", Path(__file__).parents[1] / "solutions")
    assert code == 0
    assert "✗" not in out.replace("✗ tried", "")
    assert "DropoutLayer 20/20" in " ".join(out.split())
