"""The named causes of a wrong gradient, each with what a run must show to prove it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Misconception
from grader.exercises.numerical_gradient.evidence import (
    COARSE,
    FINE,
    FLAT,
    ROUNDING,
    close,
    drift,
    found_gradient,
    true_gradient,
)
from grader.exercises.numerical_gradient.probes import BOXES, VECTORS
from grader.run import Run


def _follows(run: Run, rule: Callable[[np.ndarray], np.ndarray]) -> bool:
    """Tell whether every vector's result is about `rule` of the true gradient."""
    for name in VECTORS:
        got, expected = found_gradient(run, name), rule(true_gradient(run.call(name, "gradient")))
        if got is None or not close(got, expected, COARSE, COARSE):
            return False
    return True


def _nudges_all_at_once(run: Run) -> bool:
    """One quotient for all entries is the sum of the slopes, as a number or repeated."""
    for name in VECTORS:
        played = run.call(name, "gradient")
        if isinstance(played.value, (str, tuple)) or not isinstance(
            played.value, (int, float, np.ndarray)
        ):
            return False
        got, expected = np.asarray(played.value, dtype=float), true_gradient(played).sum()
        if got.shape not in ((), (1,), (3,)) or not close(got, expected, COARSE, COARSE):
            return False
    return True


def _is_one_sided(run: Run) -> bool:
    """A one-sided difference is off by +h, or by -h, everywhere on a parabola."""
    bottom, squares = found_gradient(run, "bottom"), found_gradient(run, "squares")
    if bottom is None or squares is None:
        return False
    h = bottom[0]
    true = true_gradient(run.call("squares", "gradient"))
    return (
        FLAT < abs(h) <= 1
        and close(bottom, h, 1e-9 * abs(h))
        and close(squares, true + h, 1e-9 + 2e-14 / abs(h))
    )


def _step_is_large(run: Run) -> bool:
    """A central difference is exact on a parabola and off by h**2 on cubes."""
    found = [found_gradient(run, name) for name in ("bottom", "squares", "cubes")]
    if any(gradient is None for gradient in found):
        return False
    bottom, squares, cubes = found
    excess = cubes - true_gradient(run.call("cubes", "gradient"))
    return (
        close(bottom, 0, FLAT)
        and close(squares, true_gradient(run.call("squares", "gradient")), 1e-9)
        and bool((excess > FINE).all())
        and close(excess, excess[0], 1e-9, 1e-6)
    )


def _step_is_small(run: Run) -> bool:
    """On a straight line every step is exact: what is off there is rounding, not a factor."""
    if not _follows(run, lambda g: g):
        return False
    true = {name: true_gradient(run.call(name, "gradient")) for name in VECTORS}
    off = {name: found_gradient(run, name) / true[name] - 1 for name in VECTORS}
    ratios = np.concatenate(list(off.values()))
    return not close(off["line"], 0, 1e-7) and not close(ratios, ratios[0], 1e-9)


def _truncates(run: Run) -> bool:
    """Integers cut the gradient, or the steps: x + h becomes x, and x - h becomes x - 1."""
    whole, floats = found_gradient(run, "int64"), found_gradient(run, "float64")
    if whole is None or floats is None or not _follows(run, lambda g: g):
        return False
    x = run.call("int64", "gradient").arg(1)
    ratio = whole / (np.sin(x) - np.sin(x - 1))
    cut_steps, cut_result = close(ratio, ratio[0], 0, 1e-6), close(whole, np.round(whole), 0)
    return (cut_steps or cut_result) and not close(whole, floats, 1e-6, 1e-6)


def _knows_one_axis(run: Run) -> bool:
    wrong = [
        (got := found_gradient(run, name)) is None
        or not close(got, true_gradient(run.call(name, "gradient")), COARSE, COARSE)
        for name in BOXES
    ]
    return _follows(run, lambda g: g) and any(wrong)


def _edits_input(run: Run) -> bool:
    return all(drift(run.call(name, "gradient")) > ROUNDING for name in VECTORS)


MISCONCEPTIONS = (
    Misconception(
        "forgets_factor_two",
        "Every slope is twice what it should be: from x - h to x + h is a distance of 2h.",
        "05 backward",
        ("slope", "central_difference", "any_shape"),
        lambda run: _follows(run, lambda g: 2 * g),
    ),
    Misconception(
        "halves_the_slope",
        "Every slope is half of what it should be: from x to x + h is a distance of h, not 2h.",
        "05 backward",
        ("slope", "central_difference", "any_shape"),
        lambda run: _follows(run, lambda g: g / 2),
    ),
    Misconception(
        "one_sided_difference",
        "On a parabola every slope is off by the same step: this is a one-sided difference. "
        "Step to x + h and to x - h.",
        "05 backward",
        ("slope", "central_difference"),
        _is_one_sided,
    ),
    Misconception(
        "step_too_large",
        "Slopes of cubes are all too large by h squared: take a smaller h.",
        "05 backward",
        ("slope", "central_difference"),
        _step_is_large,
    ),
    Misconception(
        "step_too_small",
        "Even on a straight line the slope is off, which only rounding can do: take a larger h.",
        "05 backward",
        ("central_difference", "float64"),
        _step_is_small,
    ),
    Misconception(
        "nudges_all_at_once",
        "The answer is the sum of all slopes: all entries were nudged together. Nudge one at "
        "a time.",
        "05 backward",
        ("shape", "slope", "central_difference", "any_shape"),
        _nudges_all_at_once,
    ),
    Misconception(
        "nudges_add_up",
        "Each entry holds the sum of the slopes up to it: earlier entries were still nudged.",
        "05 backward",
        ("slope", "central_difference", "any_shape"),
        lambda run: _follows(run, np.cumsum),
    ),
    Misconception(
        "only_some_shapes",
        "This works for an array with one axis and not for one with several.",
        "05 backward",
        ("shape", "any_shape"),
        _knows_one_axis,
    ),
    Misconception(
        "truncates_integers",
        "An array of integers holds neither x + h nor a slope: both lose their fraction. "
        "Work on a float copy.",
        "05 backward",
        ("float64",),
        _truncates,
    ),
    Misconception(
        "edits_input",
        "The array that was passed in is left nudged: put each entry back, or work on a copy.",
        "05 backward",
        ("input_unchanged",),
        _edits_input,
    ),
)
