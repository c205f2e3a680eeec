"""The lessons as they stand: whole, in step, and worth nothing before work is done."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from packages import marks, required_by

from grader.concepts import questions_of
from grader.exercises import all_exercises
from grader.grading import found_in, grade
from grader.isolation import open_runner
from grader.submission import read_submission

ROOT = Path(__file__).parents[1]
SOLUTIONS = sorted((ROOT / "solutions").glob("[0-9][0-9]_*.ipynb"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
each_solution = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
each_solution_that_can_run = pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=marks("needs", required_by(path.name[:2])))
        for path in SOLUTIONS
    ],
)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path):
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def runner():
    opened = open_runner()
    yield opened
    opened.close()


def graded(path: Path, runner):
    submission = read_submission(path)
    return grade(submission, found_in(submission), runner, seed=1)


def test_there_are_lessons():
    assert [path.name for path in SOLUTIONS] == [path.name for path in NOTEBOOKS]
    assert len(SOLUTIONS) >= 7


@each_notebook
def test_untouched_notebook_scores_nothing(path: Path, runner):
    verdicts = graded(path, runner)
    assert verdicts
    assert {v.score for v in verdicts} == {0}
    assert all(v.status == "not_started" or v.lacking for v in verdicts)


@each_solution_that_can_run
def test_solution_scores_full_marks(path: Path, runner):
    verdicts = graded(path, runner)
    assert {v.name for v in verdicts} == {
        e.name for e in all_exercises().values() if e.lesson == path.name[:2]
    }
    assert all(v.status == "passed" and v.score == v.max_score for v in verdicts)


@each_solution
def test_check_cells_carry_the_points_of_their_exercise(path: Path):
    marks = {
        cell.metadata.nbgrader["grade_id"]: cell.metadata.nbgrader
        for cell in read(path).cells
        if "nbgrader" in cell.metadata
    }
    for exercise in (e for e in all_exercises().values() if e.lesson == path.name[:2]):
        solution, check = marks[exercise.name], marks[f"check-{exercise.name}"]
        assert solution["solution"] and not solution["grade"]
        assert check["grade"] and check["locked"] and check["points"] == exercise.max_score


@each_solution
def test_notebook_is_valid_with_stable_speaking_ids(path: Path):
    notebook = read(path)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(rf"{path.name[:2]}-[a-z0-9-]+", name) for name in ids)


@each_solution
def test_no_output_is_an_error_or_a_warning(path: Path):
    for cell in read(path).cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


@each_solution
def test_every_picture_has_a_text_alternative(path: Path):
    for cell in read(path).cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                assert len(output.metadata["image/png"]["alt"]) > 30


@each_solution
def test_every_concept_question_is_asked_and_answered(path: Path):
    source = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    given = dict(re.findall(r'answer\("([^"]+)", "([^"]+)"\)', source))
    known = questions_of(path.name[:2])
    assert 2 <= len(known) <= 3
    assert given == {name: question.right for name, question in known.items()}


@each_notebook
def test_learner_sees_no_key(path: Path):
    source = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    assert set(re.findall(r'answer\("[^"]+", "([^"]*)"\)', source)) == {"?"}


@each_notebook
def test_cells_are_short(path: Path):
    for cell in read(path).cells:
        lines = sum(bool(line.strip()) for line in cell.source.splitlines())
        if cell.cell_type == "code" and not cell.id.endswith("setup"):
            ast.parse(cell.source)
            limit = 30 if "nbgrader" in cell.metadata else 15
            assert lines <= limit, cell.id
        elif cell.cell_type == "markdown":
            assert len(cell.source.split()) <= 160, cell.id
