"""Our formulas against PyTorch's layers, and the exercise of lesson 12 with and without torch."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from grader import exercise as exercises_module
from grader.exercises import find_exercise
from grader.grading import grade
from grader.isolation import open_runner
from grader.kernel import judge_here
from grader.reports.text import render_verdict
from grader.submission import read_submission
from grader.verify import find_answers

TESTS = Path(__file__).parent
NAME = "TorchDropout"
ALPHA = -1.7580993408473766
needs_torch = pytest.mark.needs("torch")
RATES = (0.1, 0.3, 0.75)


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch):
    """Make the grader believe that torch is not installed."""
    monkeypatch.setattr(exercises_module, "find_spec", lambda name: None)


def through(layer, x: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return layer(x) and the gradient of (w * layer(x)).sum() in x."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(12)
        t = torch.tensor(x, requires_grad=True)
        y = layer(t)
        y.backward(torch.tensor(w))
    return y.detach().numpy(), t.grad.numpy()


def two_arrays(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(2014)
    return rng.uniform(1, 2, shape), rng.normal(size=shape)


@needs_torch
@pytest.mark.parametrize("p", RATES)
def test_dropout_of_torch_is_ours_on_one_mask(p: float):
    from torch import nn

    x, w = two_arrays((50, 40))
    y, slope = through(nn.Dropout(p), x, w)
    mask = y != 0
    assert abs((~mask).mean() - p) < 5 * np.sqrt(p * (1 - p) / mask.size)  # the seed is fixed
    np.testing.assert_allclose(y, x * mask / (1 - p), rtol=1e-6)
    np.testing.assert_allclose(slope, w * mask / (1 - p), rtol=1e-6)


@needs_torch
@pytest.mark.parametrize("p", RATES)
def test_dropout2d_of_torch_drops_whole_maps(p: float):
    from torch import nn

    x, w = two_arrays((10, 8, 3, 5))
    y, slope = through(nn.Dropout2d(p), x, w)
    mask = y[:, :, :1, :1] != 0  # (N, C, 1, 1)
    np.testing.assert_allclose(y, x * mask / (1 - p), rtol=1e-6)
    np.testing.assert_allclose(slope, w * mask / (1 - p), rtol=1e-6)


@needs_torch
@pytest.mark.parametrize("p", RATES)
def test_alpha_dropout_of_torch_has_the_gain_of_the_paper(p: float):
    from torch import nn

    x, w = two_arrays((50, 40))
    y, slope = through(nn.AlphaDropout(p), x, w)
    mask = slope != 0
    a = ((1 - p) * (1 + p * ALPHA**2)) ** -0.5
    formula = a * (x * mask + ALPHA * ~mask) - a * p * ALPHA
    np.testing.assert_allclose(y, formula, rtol=0, atol=1e-6)
    np.testing.assert_allclose(slope, w * a * mask, rtol=1e-6)


@needs_torch
def test_dropout_of_torch_accepts_one_and_the_function_always_drops():
    import torch
    from torch.nn import functional as F

    ones = torch.ones(1000)
    assert not torch.nn.Dropout(1.0)(ones).any()
    assert (F.dropout(ones, 0.5) == 0).any()
    assert torch.equal(F.dropout(ones, 0.5, training=False), ones)


@needs_torch
def test_a_check_leaves_the_random_state_of_torch_alone():
    import torch

    before = torch.get_rng_state()
    judge_here(find_exercise(NAME), torch.nn.Dropout, 1)
    assert torch.equal(torch.get_rng_state(), before)


@needs_torch
def test_the_library_layer_passes_in_the_isolated_process():
    submission = read_submission(TESTS / "answers" / NAME / "right" / "guarded_import.py")
    runner = open_runner("none")
    try:
        (verdict,) = grade(submission, [find_exercise(NAME)], runner, 1)
    finally:
        runner.close()
    assert (verdict.status, verdict.score) == ("passed", 12)


@needs_torch
def test_the_same_seed_gives_the_same_verdict():
    import torch

    first, second = (judge_here(find_exercise(NAME), torch.nn.Dropout, 7)[0] for _ in range(2))
    assert first == second


def test_without_torch_nothing_is_judged_and_the_way_out_is_said(without_torch):
    verdict, _ = judge_here(find_exercise(NAME), object, 1)
    assert verdict.status == "grader_fault"
    words = '! 12 TorchDropout not judged: needs torch: pip install -e ".[torch]"'
    assert render_verdict(verdict) == words


def test_without_torch_a_file_is_not_run_at_all(without_torch):
    class NoRunner:
        level = "none"

        def run(self, job):
            raise AssertionError("the code must not be run")

    submission = read_submission(TESTS / "answers" / NAME / "right" / "rand_like.py")
    (verdict,) = grade(submission, [find_exercise(NAME)], NoRunner(), 1)
    assert (verdict.status, verdict.lacking) == ("grader_fault", ("torch",))


def test_without_torch_its_answers_are_left_out_of_verify(without_torch):
    assert NAME not in {answer.exercise.name for answer in find_answers(TESTS)}


def test_grading_does_not_import_torch_for_other_exercises():
    assert find_exercise("DropoutLayer").requires == ()
    assert "torch" not in Path(sys.modules["grader.exercise"].__file__).read_text()
