"""The autograder bundle: what is in it, and that it runs where Gradescope would run it."""

import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from exports.importers.gradescope import AutograderFailed, read

from grader.exports import gradescope_bundle
from grader.exports.gradescope_bundle import bundle, package_files, requirements
from grader.exports.selection import exercises_of
from grader.version import grader_version

LAYERS = Path(__file__).parents[1] / "layers"
ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(io.BytesIO(bundle(["06"])))


def test_programs_stand_at_the_root_and_may_be_run(archive):
    for name in ("setup.sh", "run_autograder"):
        mode = archive.getinfo(name).external_attr >> 16
        assert stat.S_ISREG(mode) and mode & 0o111 == 0o111
        assert archive.read(name).startswith(b"#!/usr/bin/env bash\n")


def test_equal_sources_make_equal_bytes():
    assert bundle(["06"]) == bundle(["06"])


def test_no_solution_and_no_test_is_in_it(archive):
    names = archive.namelist()
    assert {Path(name).parts[0] for name in names} == {
        *("setup.sh", "run_autograder", "requirements.txt", "lessons.txt", "grader"),
    }
    assert not [name for name in names if name.endswith((".ipynb", ".pyc"))]
    secret = (LAYERS / "right" / "plain_mask_divided.py").read_text(encoding="utf-8")
    sources = [content.decode() for name, content in package_files() if name.endswith(".py")]
    assert not [source for source in sources if secret.strip() in source]


def test_every_module_of_the_package_is_in_it(archive):
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "grader").rglob("*.py")}
    assert modules <= set(archive.namelist())


def test_requirements_are_those_of_the_package_and_of_the_lessons():
    plain, with_torch = requirements(), requirements(exercises_of(["12"]))
    assert "numpy" in plain and "pytest" not in plain and "torch" not in plain
    assert set(plain.splitlines()) < set(with_torch.splitlines())


def test_without_a_checkout_the_installed_package_says_what_it_needs(monkeypatch, tmp_path):
    monkeypatch.setattr(gradescope_bundle, "FOLDER", tmp_path / "grader")
    plain, with_torch = requirements(), requirements(exercises_of(["12"]))
    assert "numpy" in plain and "pytest" not in plain and "extra" not in with_torch
    assert [line for line in with_torch.splitlines() if line not in plain] != []


needs_bash = pytest.mark.skipif(
    os.name == "nt" or BASH is None, reason="Gradescope's container has bash, this machine has not"
)


@pytest.fixture
def autograder(tmp_path, archive):
    """Lay out /autograder in a folder, with this Python in place of the image's."""
    for name in ("submission", "results", "venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    archive.extractall(tmp_path / "source")
    python = tmp_path / "venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    shutil.copy(tmp_path / "source" / "run_autograder", tmp_path)
    for program in (python, tmp_path / "run_autograder"):
        program.chmod(0o755)
    return tmp_path


def run(folder: Path) -> subprocess.CompletedProcess:
    """Call run_autograder as Gradescope does, where no program for namespaces is to be found."""
    programs = folder / "programs"
    programs.mkdir()
    for name in ("bash", "sh"):
        (programs / name).symlink_to(shutil.which(name))
    known = {"PATH": str(programs), "AUTOGRADER": str(folder), "HOME": str(folder)}
    call = [str(folder / "run_autograder")]
    return subprocess.run(call, cwd=folder, env=known, capture_output=True, text=True)


def results(folder: Path) -> bytes:
    return (folder / "results" / "results.json").read_bytes()


@needs_bash
def test_submission_is_judged_without_namespaces(autograder):
    shutil.copy(LAYERS / "wrong" / "gradient_not_scaled.py", autograder / "submission")
    (autograder / "submission_metadata.json").write_text('{"assignment": {"total_points": "30.0"}}')
    done = run(autograder)
    assert (done.returncode, read(results(autograder))) == (0, (17, 20)), done.stderr
    known = json.loads(results(autograder))["extra_data"]
    assert known["isolation"] in ("landlock+seccomp", "subprocess")
    assert known["grader"].split("+")[1] == grader_version().split("+")[1]
    assert "add up to 20 points, the assignment is worth 30" in done.stdout


@needs_bash
def test_submission_without_the_exercise_gets_zero_and_is_told_why(autograder):
    (autograder / "submission" / "essay.pdf").write_bytes(b"%PDF")
    assert run(autograder).returncode == 0
    assert read(results(autograder)) == (0, 20)
    assert "essay.pdf" in json.loads(results(autograder))["output"]


@needs_bash
def test_grader_that_fails_gives_no_score(autograder):
    shutil.copy(LAYERS / "right" / "plain_mask_divided.py", autograder / "submission")
    (autograder / "source" / "grader" / "__init__.py").write_text("raise SystemExit(3)\n")
    assert run(autograder).returncode == 1
    with pytest.raises(AutograderFailed, match="Your code was not judged"):
        read(results(autograder))


@needs_bash
def test_programs_are_valid_bash(archive, tmp_path):
    for name in ("setup.sh", "run_autograder"):
        archive.extract(name, tmp_path)
        assert subprocess.run([BASH, "-n", tmp_path / name]).returncode == 0
