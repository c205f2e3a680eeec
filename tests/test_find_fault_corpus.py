"""The checker of lesson 13's solution, tried on the layers under test of the capstone."""

from __future__ import annotations

import contextlib
import io
import warnings
from pathlib import Path

import numpy as np
import pytest

from grader import bands
from grader.exercises import find_exercise
from grader.exercises.find_fault.evidence import KINDS
from grader.exercises.find_fault.layers import ALL, BASES
from grader.exercises.find_fault.layers import RIGHT as HIDDEN_RIGHT
from grader.judge import judge
from grader.loading import execute, record_source
from grader.recorder import global_states_kept
from grader.script import Code
from grader.submission import read_submission

ROOT = Path(__file__).parents[1]
N, P = 10_000, 0.3  # of the solution's checker
RIGHT = sorted((ROOT / "tests" / "layers" / "right").glob("*.py"))
WRONG = sorted((ROOT / "tests" / "layers" / "wrong").glob("*.py"))
SHARE = 0.8  # of the wrong layers; the rest break rules that the lesson does not test


def load(path: Path, name: str):
    statements = read_submission(path).slice(name).statements
    namespace, _ = execute([Code(s.source, s.place, s.line) for s in statements])
    return namespace[name]


@pytest.fixture(scope="module")
def find_fault():
    return load(ROOT / "solutions" / "13_test_the_layer.ipynb", "find_fault")


@contextlib.contextmanager
def calm(seed: int):
    """Seed NumPy, and keep prints, warnings and random states of a layer to itself."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
        global_states_kept(),
    ):
        warnings.simplefilter("ignore")
        np.random.seed(seed)
        yield


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_right_layer_is_accepted(find_fault, path: Path):
    with calm(seed=13):
        assert find_fault(load(path, "DropoutLayer")) is None


def test_most_wrong_layers_are_caught(find_fault):
    through = [path.stem for path in WRONG if not caught(find_fault, path)]
    assert len(WRONG) > 50
    assert len(through) <= (1 - SHARE) * len(WRONG), through


def caught(find_fault, path: Path) -> bool:
    """Tell whether a sentence came; a layer that raises is not caught."""
    with calm(seed=13):
        try:
            return bool(find_fault(load(path, "DropoutLayer")))
        except Exception:
            return False


@pytest.mark.parametrize("title", ALL)
def test_capstone_grader_agrees_about_each_hidden_layer(title: str):
    exercise = find_exercise("DropoutLayer")
    script = exercise.script(np.random.default_rng(13))
    source = BASES + ALL[title].source.replace("LAYER", "DropoutLayer")
    parts = ["import numpy as np", *source.split("\n\n\n")]
    statements = [Code(part, "file", 1) for part in parts]
    verdict = judge(exercise, script, record_source("DropoutLayer", statements, script))
    assert verdict.correct == (title in HIDDEN_RIGHT)


def test_there_are_as_many_right_layers_as_kinds():
    assert len(HIDDEN_RIGHT) == len(KINDS)


def test_stated_false_alarms_of_the_solution_bound_the_exact_ones():
    weights = bands.binomial_weights(N, P)
    outside = np.abs(np.arange(N + 1) - N * P) > 7 * np.sqrt(N * P * (1 - P))
    assert 5 * weights[outside].sum() < 6e-10
    assert (weights**5).sum() < 6.1e-9
    assert 9_900 * (P**2 + (1 - P) ** 2) ** 100 < 1e-18
    assert bands.binomial_weights(N, P / 2)[~outside].sum() < 1e-12
