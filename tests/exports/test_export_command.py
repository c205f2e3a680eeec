"""The command export: what it writes, says and refuses."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from exports.importers.github_classroom import report
from exports.made import HALF_WRONG, a_row

from grader.commands import export, gradescope_zip
from grader.exports import FORMATS, NotExportable
from grader.exports.selection import about, exercises_of, only, somebody
from grader.exports.writing import write_whole
from grader.places import NotFound

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / "solutions" / "github-classroom" / "autograding.yml"


def options(module, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    module.add(parser)
    return parser.parse_args([str(word) for word in words])


@pytest.fixture(scope="module")
def grades(tmp_path_factory) -> Path:
    """A folder with the gradebook of ada (20 of 20) and bob (17 of 20)."""
    folder = tmp_path_factory.mktemp("class")
    layers = ROOT / "tests" / "layers"
    for student, file in (
        ("ada", layers / "right" / "plain_mask_divided.py"),
        ("bob", layers / "wrong" / "gradient_not_scaled.py"),
    ):
        (folder / "class" / student).mkdir(parents=True)
        shutil.copy(file, folder / "class" / student / "06.py")
    words = [sys.executable, "-m", "grader", "grade", "class", "--out", "grades", "--jobs", "1"]
    done = subprocess.run([*words, "--seed", "7"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "grades"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_a_gradebook(grades, tmp_path, capsys, name):
    out = tmp_path / "out.zip"
    assert export.run(options(export, grades, "--to", name, "--out", out)) == 0
    assert out.stat().st_size > 100
    assert capsys.readouterr().out == f"{out} written: {name}, 2 students\n"


def test_one_student_can_be_chosen(grades, tmp_path):
    words = ("--to", "json", "--student", "bob", "--out", tmp_path / "bob.json")
    export.run(options(export, grades, *words))
    (record,) = json.loads((tmp_path / "bob.json").read_text(encoding="utf-8"))
    assert (record["student"], record["score"]) == ("bob", 17)


def test_lessons_decide_what_the_assignment_is_worth(grades, tmp_path):
    words = ("--to", "json", "--lesson", "5", "--lesson", "06", "--out", tmp_path / "all.json")
    export.run(options(export, grades, *words))
    ada, _ = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    most = sum(exercise.max_score for exercise in exercises_of(["05", "06"]))
    assert (ada["score"], ada["max_score"]) == (20, most)


def test_what_a_person_must_know_goes_to_standard_error(grades, tmp_path, capsys):
    export.run(options(export, grades, "--to", "canvas", "--out", tmp_path / "c.csv"))
    assert capsys.readouterr().err.startswith("! Canvas makes a new assignment")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "json", "--student", "bbo", "--out", "x"), "did you mean 'bob'"),
        (("--to", "gradescope", "--out", "x"), "--student NAME"),
        (("--to", "csv", "--out", "no/folder/x"), "--out must be a file that can be written"),
        (("--to", "csv", "--out", "."), "is a folder"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(grades, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotExportable, match=told) as refused:
        export.run(options(export, grades, *words))
    assert "\n" not in str(refused.value)
    assert os.listdir(tmp_path) == []


def test_unknown_format_is_refused():
    with pytest.raises(argparse.ArgumentError, match="canvas"):
        options(export, "grades", "--to", "blackboard", "--out", "x")


def test_file_is_written_whole_or_stays_as_it_was(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_bytes(b"old")

    def pieces():
        yield b"new"
        raise NotExportable("half way")

    with pytest.raises(NotExportable), closing(pieces()) as half:
        write_whole(path, half)
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["grades.csv"])


def test_gradebook_of_nobody_is_refused():
    with pytest.raises(NotExportable, match="nobody"):
        somebody([])


def test_student_is_found_by_the_name_on_the_roster():
    assert [row.student for row in only([a_row("ada"), a_row("bob")], "bob")] == ["bob"]


def test_exercise_that_nobody_handed_in_is_missing():
    (row,) = about([a_row("ada", HALF_WRONG)], exercises_of(["05"]))
    assert {verdict.status for verdict in row.verdicts} == {"missing"}


def test_unknown_lesson_is_refused():
    with pytest.raises(NotFound, match="77"):
        exercises_of(["77"])


def test_bundle_is_written_and_its_points_are_told(tmp_path, capsys):
    out = tmp_path / "autograder.zip"
    assert gradescope_zip.run(options(gradescope_zip, "--lesson", "06", "--out", out)) == 0
    assert out.exists()
    assert capsys.readouterr().out.endswith("set the assignment to 20 points\n")


@pytest.mark.skipif(os.name == "nt", reason="the workflow's runner has bash")
def test_step_of_the_classroom_workflow_hands_on_the_points(tmp_path):
    yaml = pytest.importorskip("yaml")
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    (step,) = [s for s in workflow["jobs"]["run-autograding-tests"]["steps"] if "id" in s]
    repository = tmp_path / "work"
    repository.mkdir()
    layer = ROOT / "tests" / "layers" / "wrong" / "gradient_not_scaled.py"
    shutil.copy(layer, repository / "layer.py")
    known = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        **workflow["env"],
    }
    words = ["bash", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(words, env=os.environ | known, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    name, _, value = (tmp_path / "output").read_text().strip().partition("=")
    assert (name, report(value.encode()).points) == ("result", (17, 20))
    assert "backward divides by 1 - p too" in (tmp_path / "summary").read_text(encoding="utf-8")
