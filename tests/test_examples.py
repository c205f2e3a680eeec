"""A failed check's call, pasted into a fresh session, shows what the report says was got."""

import ast
import random
import re
from pathlib import Path

import numpy as np
import pytest

from grader.exercises import all_exercises
from grader.judge import judge
from grader.recorder import BoundedText, describe, quiet, record
from grader.run import show_result

EXERCISE = all_exercises()["DropoutLayer"]
SCRIPT = EXERCISE.script(np.random.default_rng(0))
WRONG = sorted((Path(__file__).parent / "layers" / "wrong").glob("*.py"))
# Examples of a later call of a series, and of an argument that was edited.
CHOSEN = [p for p in WRONG if p.stem in ("dead_units_stay_dead", "blanks_the_input", "edits_both")]
SAMPLE = sorted({*random.Random(2014).sample(WRONG, 25), *CHOSEN})
# Sources that np.random.seed does not decide, and a state that the layer puts back itself.
OWN_SOURCE = re.compile(
    r"default_rng|Generator|RandomState|import random|secrets|urandom|time\b|get_state"
)
WORDS = ("a layer, no ValueError", "the same number after every forward")


def layer_of(source):
    """Return a fresh session that holds np and the layer."""
    session = {"np": np}
    exec(source, session)
    return session


def examples(source):
    """Return the problems of all failed checks that show a call."""
    verdict = judge(EXERCISE, SCRIPT, record(SCRIPT, layer_of(source)))
    return [c.problem for c in verdict.checks if c.problem is not None and c.problem.call]


def printed_by(code, session):
    """Execute lines as a session would, and return what the last one, an expression, prints."""
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr)
    with quiet(BoundedText(1000)):
        try:
            exec(compile(ast.Module(before, []), "<pasted>", "exec"), session)
            value = eval(compile(ast.Expression(last.value), "<pasted>", "eval"), session)
        except Exception as error:
            return {": ".join(filter(None, (type(error).__name__, str(error))))}
    return {str(value), show_result(describe(value))}


@pytest.fixture(autouse=True)
def _random_state_kept():
    state = np.random.get_state()
    yield
    np.random.set_state(state)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.stem)
def test_a_pasted_call_shows_what_was_got(path):
    source = path.read_text()
    repeatable = not OWN_SOURCE.search(source)
    for found in examples(source):
        printed = printed_by(found.call, layer_of(source))
        if repeatable and found.got not in WORDS:
            assert found.got in printed


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.stem)
def test_a_pasted_call_can_be_run(path):
    source = path.read_text()
    found = examples(source)
    assert found
    for each in found:
        printed = printed_by(each.call, layer_of(source))
        assert "Error" not in str(printed) or each.got in printed


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.stem)
def test_what_was_expected_is_not_what_was_got(path):
    for found in examples(path.read_text()):
        assert found.expected and found.expected != found.got


def test_most_of_the_sample_draws_from_the_global_generator():
    repeatable = [path for path in SAMPLE if not OWN_SOURCE.search(path.read_text())]
    assert len(repeatable) >= 12
