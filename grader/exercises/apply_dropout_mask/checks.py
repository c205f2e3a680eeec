"""The rules of masking: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader.edits import edited_argument
from grader.exercise import Check, Problem, problem
from grader.exercises.apply_dropout_mask.evidence import (
    calls,
    equals,
    kept,
    shape_complaint,
    wanted,
)
from grader.run import Run


def find_dropped_not_zero(run: Run) -> Problem | None:
    """Where the mask is 0, the result is 0."""
    for played in calls(run, "small"):
        if (played.value[~kept(played)] != 0).any():
            return problem(run, played, "where the mask is 0 the result is 0", wanted(played))
    return None


def find_kept_changed(run: Run) -> Problem | None:
    """Where the mask is 1, the result is x itself."""
    for played in calls(run, "small"):
        here = kept(played)
        if not np.allclose(played.value[here], played.arg(0)[here], rtol=1e-6, atol=0):
            return problem(run, played, "where the mask is 1 the result is x", wanted(played))
    return None


def find_wrong_with_axes(run: Run) -> Problem | None:
    """Arrays of two, three and four axes are masked entry by entry too."""
    return _first_wrong(run, "axes")


def find_wrong_kind(run: Run) -> Problem | None:
    """A mask of 0 and 1 as integers or floats does what booleans do."""
    return _first_wrong(run, "kind")


def _first_wrong(run: Run, prefix: str) -> Problem | None:
    for played in calls(run, prefix):
        if not equals(played, wanted(played)):
            message = shape_complaint(played) or "kept entries are x, the others 0"
            return problem(run, played, message, wanted(played))
    return None


def find_edited(run: Run) -> Problem | None:
    """The caller's x and mask are as they were."""
    return edited_argument(run, calls(run, "small"), ("x", "mask"))


CHECKS = (
    Check("shape", "the result is an array of x's shape", 1, ("small*",), lambda run: None),
    Check(
        "dropped_zero",
        "entries with mask 0 become 0",
        1,
        ("small*",),
        find_dropped_not_zero,
    ),
    Check(
        "scaling",
        "entries with mask 1 stay as they are: no rescaling yet",
        1,
        ("small*",),
        find_kept_changed,
    ),
    Check(
        "any_shape",
        "arrays of any number of axes are masked",
        1,
        ("axes*",),
        find_wrong_with_axes,
    ),
    Check(
        "mask_kinds",
        "a mask may hold booleans, integers or floats",
        1,
        ("kind*",),
        find_wrong_kind,
    ),
    Check(
        "input_unchanged",
        "x and mask stay as they were",
        1,
        ("small*",),
        find_edited,
    ),
)
