"""The rules of log_softmax, in the order in which a report looks for a failure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Problem, problem
from grader.exercises.log_softmax.probes import AXES, FAR, GAPS, MODERATE, ROWS
from grader.run import Played, Run, paste_and_print, show_result

TOLERANCE = 1e-6  # relative and absolute: float32 passes


def true_log_softmax(z: np.ndarray, axis: int | None = -1) -> np.ndarray:
    """Return z - m - log(sum(exp(z - m))), m being the largest along the axis."""
    shifted = z - z.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of z."""
    if not isinstance(played.value, np.ndarray):
        return "the result must be a NumPy array"
    if played.value.shape != played.arg(0).shape:
        return f"the result has shape {played.value.shape}, not {played.arg(0).shape}"
    return None


def find_wrong_form(run: Run) -> None:
    """The form alone decides."""


def _wrong_in(*names: str) -> Callable[[Run], Problem | None]:
    """Return a rule: in these episodes the result is the logarithm of softmax."""

    def find(run: Run) -> Problem | None:
        for name in names:
            played = run.call(name, "result")
            expected = true_log_softmax(played.arg(0))
            if not close(played.value, expected):
                message = "the result must be the log of softmax along the last axis"
                return problem(run, played, message, expected)
        return None

    return find


def find_edits(run: Run) -> Problem | None:
    """The array that was passed in is not changed."""
    for played in run:
        if "0" in played.event.changed:
            call = paste_and_print(run, played, 0, "z")
            before, after = show_result(played.arg(0)), show_result(played.event.changed["0"])
            return Problem("z must be as it was", call, after, before)
    return None


def close(got: np.ndarray, expected: np.ndarray) -> bool:
    """Tell whether all entries agree; a number that is not finite agrees with none."""
    gap = np.abs(np.asarray(got, float) - expected)
    return bool((gap <= TOLERANCE * (1 + np.abs(expected))).all())


CHECKS = (
    Check("shape", "the result must have the shape of z", 1, tuple(MODERATE), find_wrong_form),
    Check(
        "log_probabilities",
        "the result must be the log of softmax along the last axis",
        3,
        tuple(MODERATE),
        _wrong_in(*MODERATE),
    ),
    Check(
        "stability",
        "scores like 1000 or -1000 must give finite, right results",
        3,
        (*ROWS, *GAPS, *FAR),
        _wrong_in(*ROWS, *GAPS, *FAR),
    ),
    Check("any_axes", "z may have any number of axes", 1, tuple(AXES), _wrong_in(*AXES)),
    Check("integers", "integer scores must give floats", 1, ("integers",), _wrong_in("integers")),
    Check("input_unchanged", "z must be left as it was", 1, tuple(MODERATE), find_edits),
)
