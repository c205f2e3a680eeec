"""The rules of numerical_gradient: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader.exercise import Check, Problem, problem
from grader.exercises.numerical_gradient.evidence import (
    COARSE,
    FINE,
    FLAT,
    ROUNDING,
    close,
    digits,
    drift,
    true_gradient,
)
from grader.exercises.numerical_gradient.probes import BOXES, DTYPES, VECTORS
from grader.run import Played, Run, paste_and_print


def find_wrong_slope(run: Run) -> Problem | None:
    """Each entry is about the slope of f in that entry."""
    return _first_unlike(run, tuple(VECTORS), "each entry is the slope of f in that entry")


def find_wrong_box(run: Run) -> Problem | None:
    """Arrays with two and three axes get their slopes too."""
    return _first_unlike(run, tuple(BOXES), "each entry is nudged alone, in arrays of any shape")


def _first_unlike(run: Run, names: tuple[str, ...], message: str) -> Problem | None:
    for name in names:
        played = run.call(name, "gradient")
        expected = true_gradient(played)
        if not close(played.value, expected, COARSE, COARSE):
            return _compared(run, played, message)
    return None


def _compared(run: Run, played: Played, message: str) -> Problem:
    expected = digits(np.round(true_gradient(played), 8) + 0.0)
    return problem(run, played, message, expected, got=digits(played.value))


def find_large_error(run: Run) -> Problem | None:
    """The error is that of a central difference with a step from 1e-6 to 1e-3."""
    bottom = run.call("bottom", "gradient")
    if not close(bottom.value, np.zeros(3), FLAT):
        return _compared(run, bottom, "where both sides are equally high the slope is 0")
    for name in VECTORS:
        played = run.call(name, "gradient")
        if not close(played.value, true_gradient(played), FINE):
            return _compared(run, played, "the error of a central difference is below 2e-6")
    return None


def find_dtype_dependence(run: Run) -> Problem | None:
    """The same numbers give the same gradient, whatever their dtype."""
    expected = run.call("float64", "gradient").value
    for dtype in DTYPES:
        played = run.call(dtype, "gradient")
        if not close(played.value, expected, 1e-6, 1e-6):
            return _compared(run, played, "take the steps in float64, whatever the dtype of x")
    return None


def find_edited_input(run: Run) -> Problem | None:
    """The array x is as it was."""
    for name in (*VECTORS, *BOXES):
        played = run.call(name, "gradient")
        if drift(played) > ROUNDING:
            call = paste_and_print(run, played, 1, "x")
            after = digits(played.event.changed["1"])
            return Problem("x must be as it was", call, after, digits(played.arg(1)))
    return None


CHECKS = (
    Check(
        "shape",
        "the gradient is an array of the shape of x",
        1,
        (*VECTORS, *BOXES, "bottom"),
        lambda run: None,
    ),
    Check(
        "slope",
        "each entry is the slope of f in that entry alone",
        2,
        tuple(VECTORS),
        find_wrong_slope,
    ),
    Check(
        "input_unchanged",
        "x is left as it was",
        1,
        (*VECTORS, *BOXES),
        find_edited_input,
    ),
    Check(
        "central_difference",
        "the error is that of a central difference with h from 1e-6 to 1e-3",
        2,
        ("bottom", *VECTORS),
        find_large_error,
    ),
    Check(
        "any_shape",
        "arrays with several axes are nudged entry by entry too",
        1,
        tuple(BOXES),
        find_wrong_box,
    ),
    Check(
        "float64",
        "integers and float32 give the gradient of the same numbers in float64",
        1,
        ("float64", *DTYPES),
        find_dtype_dependence,
    ),
)
