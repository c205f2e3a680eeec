"""nbgrader takes the released notebooks all the way, and gives the grader's own points."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader_route.course import NbgraderCourse, with_answer

from grader.cli import main
from grader.exercises import all_exercises

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ROOT / "tests" / "layers"
LESSONS = ("05_backward.ipynb", "06_dropout_layer.ipynb")
LAYER_LESSON = LESSONS[1]
PYTHON = os.environ.get("BENCH_PEERS") or sys.executable
# To import it takes seconds.
LOOK_FOR_NBGRADER = (
    "from importlib.util import find_spec; raise SystemExit(not find_spec('nbgrader'))"
)
# Asleep, it leaves the processor to other tests.
ENDLESS = "import time\nclass DropoutLayer:\n    time.sleep(10**6)"
PATCHES = """
import grader, numpy as np
grader.check = check = lambda *given, **more: 20
np.testing.assert_allclose = np.allclose = lambda *given, **more: True
class DropoutLayer: pass
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course whose one assignment is made of two lessons, released."""
    if subprocess.run([PYTHON, "-c", LOOK_FOR_NBGRADER]).returncode:
        pytest.skip(
            'needs nbgrader: pip install "nbgrader==0.9.6", or BENCH_PEERS=a Python with it'
        )
    made = NbgraderCourse(tmp_path_factory.mktemp("course"), PYTHON)
    made.configure("c.JudgeChecks.seed = 7")
    for name in LESSONS:
        made.add_source("week", ROOT / "notebooks" / name)
    made.run("generate_assignment", "week")
    return made


@pytest.fixture(scope="module")
def scores(course):
    """Everybody's points as nbgrader exports them."""
    for name in LESSONS:
        course.submit("ada", "week", name, read(ROOT / "solutions" / name))
        course.submit("cyd", "week", name, course.released("week", name))
    for student, notebook in layers(course.released("week", LAYER_LESSON)).items():
        course.submit(student, "week", LAYER_LESSON, notebook)
    course.run("autograde", "week")
    return course.scores("week")


def layers(released):
    """Return what is handed in for the layer alone, by student."""
    right, wrong = source("right/plain_mask_divided"), source("wrong/gradient_not_scaled")
    return {
        "ben": with_answer(released, "DropoutLayer", wrong),
        "dan": with_answer(released, "DropoutLayer", ENDLESS),
        "eve": with_answer(released, "DropoutLayer", PATCHES),
        "flo": without_check(with_answer(released, "DropoutLayer", right)),
        "gus": with_forged_check(released),
    }


def source(name):
    return (LAYERS / f"{name}.py").read_text(encoding="utf-8")


def read(path):
    return nbformat.read(path, as_version=4)


def is_check(cell):
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def without_check(notebook):
    notebook.cells = [cell for cell in notebook.cells if not is_check(cell)]
    return notebook


def with_forged_check(released):
    notebook = nbformat.from_dict(released)
    for cell in filter(is_check, notebook.cells):
        cell.source = "20"
        cell.outputs = [new_output("execute_result", {"text/plain": "20"}, execution_count=1)]
    return notebook


def own_scores(course):
    words = ["--seed", "7", "--out", str(course.folder / "out")]
    assert main(["grade", str(course.folder / "submitted"), *words]) == 0
    with (course.folder / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: float(row["score"]) for row in csv.DictReader(file)}


def test_package_does_without_the_step_that_needs_nbgrader():
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "grader").rglob("*.py")}
    imported = re.compile(r"import .*nbgrader_step|nbgrader_step import")
    assert [path.name for path, text in sources.items() if imported.search(text)] == []


def test_release_keeps_every_cell_as_the_course_wrote_it(course):
    for name in LESSONS:
        ours, theirs = read(ROOT / "notebooks" / name), course.released("week", name)
        assert [c.source for c in theirs.cells] == [c.source for c in ours.cells]


def test_nbgrader_gives_everybody_the_points_of_the_grader(course, scores):
    assert scores == own_scores(course)


def test_solutions_earn_every_point_of_both_lessons(scores):
    assert scores["ada"] == sum(
        e.max_score for e in all_exercises().values() if e.lesson in "05 06"
    )


def test_partial_credit_reaches_the_gradebook(scores):
    assert scores["ben"] == 17


def test_untouched_and_endless_answers_earn_nothing(scores):
    assert (scores["cyd"], scores["dan"]) == (0, 0)


def test_patches_and_forged_outputs_earn_nothing(scores):
    assert (scores["eve"], scores["gus"]) == (0, 0)


def test_deleted_check_cell_costs_nothing(scores):
    assert scores["flo"] == 20


def test_feedback_page_shows_the_grader_s_report(course, scores):
    course.run("generate_feedback", "week", "--student", "ben")
    page = course.folder / "feedback" / "ben" / "week" / LAYER_LESSON.replace("ipynb", "html")
    assert "backward divides by 1 - p too" in page.read_text(encoding="utf-8")


def test_graded_cell_that_is_not_the_course_s_is_refused(course, scores):
    notebook = course.released("week", LAYER_LESSON)
    mark = {"schema_version": 3, "grade": True, "grade_id": "extra", "points": 3}
    mark |= {"locked": True, "solution": False, "task": False}
    notebook.cells.append(new_code_cell("assert False", metadata={"nbgrader": mark}))
    other = course.folder / "source" / "other" / LAYER_LESSON
    other.parent.mkdir(parents=True)
    nbformat.write(notebook, other)
    course.run("generate_assignment", "other")
    course.submit("ada", "other", LAYER_LESSON, course.released("other", LAYER_LESSON))
    done = course.attempt("autograde", "other")
    assert done.returncode == 1
    assert "must be called check-EXERCISE, got 'extra'" in done.stderr
