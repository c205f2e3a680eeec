"""The instructor's guide tells the truth: its code works, its commands and figures are current."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader import lessons
from grader.cli import _parser
from grader.exercises import all_exercises
from grader.exports import FORMATS
from grader.isolation import level_names
from grader.verdict import STATUSES

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "solutions" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
LESSON = lessons.notebook_of("11")
MODULE = "grader/exercises/batch_norm.py"
BLOCK = re.compile(r"^`([^`]+)`(?:, continued)?:\n\n```python\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"python -m grader ([^`\n]*)")


def files_of_the_guide() -> dict[str, str]:
    """Return the files that the walk-through builds, continued blocks put together."""
    found: dict[str, str] = {}
    for name, code in BLOCK.findall(TEXT):
        found[name] = f"{found[name]}\n\n{code}" if name in found else code
    return found


def command(tree: Path, *words: str) -> str:
    """Run Python in the walk-through's copy of the course and return what it prints."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "GRADER_PROGRESS": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return f"{done.stdout}{done.stderr}exit {done.returncode}"


def without_exercises(folder: str, names: list[str]) -> set[str]:
    is_exercises = Path(folder).name == "exercises"
    return {n for n in names if n == "__pycache__" or is_exercises and n != "__init__.py"}


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """Return a course of one lesson and no exercise, to which the walk-through was applied."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "grader", folder / "grader", ignore=without_exercises)
    for name in ("solutions", "notebooks"):
        (folder / name).mkdir()
    shutil.copy(ROOT / "solutions" / LESSON, folder / "solutions")
    for name, code in files_of_the_guide().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code, encoding="utf-8")
    assert command(folder, "add_batch_norm.py") == "exit 0"
    assert command(folder, "-m", "grader", "release") == f"written: {LESSON}\nexit 0"
    return folder


def test_the_exercise_of_the_walk_through_agrees_with_its_answers(tree):
    told = command(tree, "-m", "grader", "verify", "--runs", "3")
    assert "3 right and 6 wrong answers, seeds 2014 to 2016: 0 disagreements\nexit 0" in told


def test_each_misconception_of_the_walk_through_has_an_answer_that_names_it():
    files = files_of_the_guide()
    wrong = [ast.parse(code) for name, code in files.items() if "/wrong/" in name]
    values = [n.value for t in wrong for n in t.body if isinstance(n, ast.Assign)]
    named = {name for value in values for name in ast.literal_eval(value)}
    ids = re.findall(r'Misconception\(\n\s+"(\w+)"', files[MODULE])
    assert len(ids) == 6 and set(ids) < named


def test_released_cell_of_the_walk_through_is_not_started(tree):
    told = command(tree, "-m", "grader", "check", f"notebooks/{LESSON}")
    assert told.startswith("· 11 batch_norm   not started") and told.endswith("exit 1")


def test_solution_of_the_walk_through_passes(tree):
    told = command(tree, "-m", "grader", "check", f"solutions/{LESSON}")
    assert told.startswith("✓ 11 batch_norm   4 of 4 checks pass") and told.endswith("exit 0")


def test_check_cell_of_the_walk_through_carries_the_points_of_its_checks():
    files = files_of_the_guide()
    points = re.findall(r"^    Check\(\s*\"\w+\",\s*\"[^\"]+\",\s*(\d+),", files[MODULE], re.M)
    assert f"points={sum(map(int, points))})" in files["add_batch_norm.py"]


@pytest.mark.parametrize("text", [TEXT, README], ids=["guide", "README"])
def test_quoted_commands_exist(text):
    quoted = [line.partition(" #")[0] for line in COMMAND.findall(text)]
    assert len(quoted) >= 8
    for words in quoted:
        assert _parser().parse_args(shlex.split(words)).command


def test_table_of_lessons_has_the_minutes_of_the_readme():
    minutes = re.findall(r"^\| \[(\d\d)\]\([^)]+\) \| (\d+) \|", TEXT, re.M)
    theirs = re.findall(r"^\| \[(\d\d) \w+\]\([^)]+\) \| [^|]+ \| (\d+) \|", README, re.M)
    assert minutes == theirs and [number for number, _ in minutes] == list(lessons.SLUGS)
    assert f"Together {sum(int(m) for _, m in minutes)} minutes and {_all_points()}" in TEXT


def _all_points() -> str:
    return f"{sum(e.max_score for e in all_exercises().values())} points"


def test_table_of_lessons_has_the_exercises_with_their_points():
    for line in re.findall(r"^\| \[\d\d\]\(.*", TEXT, re.M):
        told = re.findall(r"`(\w+)` \((\d+)\)", line)
        number = line[3:5]
        assert told == [
            (e.name, str(e.max_score)) for e in all_exercises().values() if e.lesson == number
        ]


@pytest.mark.parametrize("word", [*STATUSES, *level_names(), *FORMATS])
def test_every_status_level_and_format_is_spoken_of(word):
    assert re.search(rf"`{re.escape(word)}`|--to {re.escape(word)} ", TEXT)


@pytest.mark.parametrize("text", [TEXT, README], ids=["guide", "README"])
def test_links_lead_somewhere(text):
    folder = GUIDE.parent if text is TEXT else ROOT
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.S)):
        path, _, anchor = target.partition("#")
        if not path.startswith("http"):
            page = folder / path if path else None
            assert page is None or page.exists(), target
            if anchor:
                assert anchor in anchors(page.read_text(encoding="utf-8") if page else text), target


def anchors(text: str) -> set[str]:
    """Return what GitHub makes of the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_readme_stays_short():
    assert len(README.splitlines()) <= 150
