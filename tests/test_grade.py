"""A class: messy folders, hanging submissions, grades.csv."""

import csv
import os
import shutil
from pathlib import Path

import pytest

from grader.cli import main

LAYERS = Path(__file__).parent / "layers"
RIGHT = LAYERS / "right" / "plain_mask_divided.py"
WRONG = LAYERS / "wrong" / "gradient_not_scaled.py"


@pytest.fixture
def classroom(tmp_path):
    """A class with every kind of hand-in that staff meet."""
    folder = tmp_path / "class"
    for name in ("ada", "ben", "cyd", "eve", "flo/deep/er"):
        (folder / name).mkdir(parents=True)
    shutil.copy(RIGHT, folder / "ada" / "layer.py")
    shutil.copy(WRONG, folder / "ben" / "layer.py")
    (folder / "cyd" / "06.ipynb").write_text("{not json")
    (folder / "dan.py").write_text(
        "class DropoutLayer:\n    def __init__(self, p):\n        while 1: 0\n"
    )
    shutil.copy(RIGHT, folder / "flo" / "deep" / "er" / "mine.py")
    (folder / "gus.py").write_text("print('I was ill')\n")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "notes.txt").write_text("not a submission")
    return folder


def rows_of(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_messy_class_is_judged_and_nobody_is_lost(classroom, tmp_path, capsys):
    assert main(["grade", str(classroom), "--out", str(tmp_path / "out"), "--seed", "1"]) == 0
    rows = rows_of(tmp_path / "out")
    found = {name: (row["score"], row["max_score"], row["status"]) for name, row in rows.items()}
    assert found == {
        "ada": ("20", "20", "passed"),
        "ben": ("17", "20", "failed"),
        "cyd": ("0", "20", "unreadable"),
        "dan": ("0", "20", "timeout"),
        "eve": ("0", "20", "unreadable"),
        "flo": ("20", "20", "passed"),
        "gus": ("0", "20", "missing"),
    }
    assert list(rows["ada"]) == ["student", "score", "max_score", "status", "DropoutLayer"]
    printed = " ".join(capsys.readouterr().out.split())
    assert "7 students" in printed
    assert "! cyd:" in printed and "! dan: DropoutLayer: timeout" in printed


def test_the_file_saved_last_counts(tmp_path):
    folder = tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    shutil.copy(WRONG, folder / "new.py")
    shutil.copy(RIGHT, folder / "old.py")
    os.utime(folder / "old.py", (1, 1))
    main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--jobs", "1"])
    assert rows_of(tmp_path / "out")["ada"]["score"] == "17"


@pytest.mark.parametrize("made", ["nothing", "a file", "an empty folder"])
def test_unusable_input_is_one_line_and_exit_2(tmp_path, capsys, made):
    path = tmp_path / "class"
    if made == "a file":
        path.write_text("")
    elif made == "an empty folder":
        path.mkdir()
    assert main(["grade", str(path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_class_without_any_exercise_is_unusable(tmp_path, capsys):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ada.py").write_text("x = 1\n")
    assert main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")]) == 2
    assert "no submission defines an exercise" in capsys.readouterr().err


def test_missing_exercise_costs_its_points(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    halve = "import numpy as np\ndef halve(x):\n    return x / 2\n"
    (folder / "ada.py").write_text(halve + RIGHT.read_text())
    (folder / "ben.py").write_text(halve)
    main(["grade", str(folder), "--out", str(tmp_path / "out")])
    rows = rows_of(tmp_path / "out")
    assert (rows["ben"]["score"], rows["ben"]["max_score"]) == ("5", "25")
    assert (rows["ben"]["halve"], rows["ben"]["DropoutLayer"]) == ("5", "0")
