"""The named causes of a wrong log_softmax."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Misconception
from grader.exercises.log_softmax.checks import close, form, true_log_softmax
from grader.exercises.log_softmax.probes import AXES, FAR, GAPS, MODERATE, ROWS
from grader.run import Run
from grader.script import Raised

HERE = "07 in_a_network"


def _seen(run: Run, *names: str) -> list[tuple[np.ndarray, np.ndarray]] | None:
    """Return (z, result) of each episode, or None when one has no array of the right shape."""
    calls = [run.call(name, "result") for name in names]
    if any(played.failed or form(run, played) for played in calls):
        return None
    return [(played.arg(0), np.asarray(played.value, float)) for played in calls]


def _right(run: Run, *names: str) -> bool:
    return _is(run, true_log_softmax, *names)


def _is(run: Run, rule: Callable[[np.ndarray], np.ndarray], *names: str) -> bool:
    """Tell whether every result of these episodes is rule(z)."""
    found = _seen(run, *names)
    with np.errstate(all="ignore"):
        return found is not None and all(close(got, rule(z)) for z, got in found)


def _moderately(rule: Callable[[np.ndarray], np.ndarray]) -> Callable[[Run], bool]:
    return lambda run: _is(run, rule, *MODERATE)


def _softmax(z: np.ndarray) -> np.ndarray:
    return np.exp(true_log_softmax(z))


def _shift_not_undone(z: np.ndarray) -> np.ndarray:
    return true_log_softmax(z) + z.max(axis=-1, keepdims=True)


def _overflows(run: Run) -> bool:
    """Right for moderate scores, and not a number for one row of large ones."""
    found = _seen(run, "large")
    return _right(run, *MODERATE) and bool(found) and not np.isfinite(found[0][1]).any()


def _shares_one_maximum(run: Run) -> bool:
    """Right for each row alone; of two rows far apart, the lower one is not finite."""
    found = _seen(run, *FAR)
    if found is None or not _right(run, *MODERATE, *ROWS):
        return False
    return all(
        close(got[top], true_log_softmax(z)[top]) and not np.isfinite(got[1 - top]).any()
        for top, (z, got) in enumerate(found)
    )


def _takes_log_of_zero(run: Run) -> bool:
    """Right, but minus infinity wherever softmax is too small for a float."""
    found = _seen(run, "gap")
    if not found or not _right(run, *MODERATE, *ROWS, "clear"):
        return False
    expected, got = true_log_softmax(found[0][0]), found[0][1]
    tiny = expected < -750
    return bool((got[tiny] == -np.inf).all()) and close(got[~tiny], expected[~tiny])


def _adds_epsilon(run: Run) -> bool:
    """Everywhere log(softmax + e), or log(max(softmax, e)), with e read off a large gap."""
    found = _seen(run, "gap")
    if not found or not np.isfinite(floor := found[0][1].min()) or not -740 < floor < -3:
        return False
    names = (*MODERATE, *ROWS, *GAPS)
    return any(
        _is(run, lambda z, join=join: join(true_log_softmax(z), floor), *names)
        for join in (np.logaddexp, np.maximum)
    )


def _cuts_integers(run: Run) -> bool:
    """Right for floats; for integers the result has lost its decimals."""
    return _right(run, *MODERATE) and _is(run, lambda z: np.trunc(true_log_softmax(z)), "integers")


def _wants_two_axes(run: Run) -> bool:
    """Right for rows, but not for another number of axes."""
    return _right(run, *MODERATE) and not all(_right(run, name) for name in AXES)


def _forgets_keepdims(run: Run) -> bool:
    """Rows do not fit the maximum of each; a single vector is no problem."""
    values = [run.call(name, "result").value for name in MODERATE]
    raised = all(isinstance(v, Raised) and "broadcast" in v.message for v in values)
    return raised and _right(run, "axes 1")


MAIN, HUGE = ("log_probabilities",), ("stability",)
NAMED: tuple[tuple[str, str, tuple[str, ...], Callable[[Run], bool]], ...] = (
    (
        "missing_log",
        "These are the probabilities themselves: their logarithm is asked for.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _moderately(_softmax),
    ),
    (
        "sign_reversed",
        "These are the negative logarithms. Probabilities are at most 1, so their logarithms "
        "are at most 0.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _moderately(lambda z: -true_log_softmax(z)),
    ),
    (
        "wrong_axis",
        "Each column is treated as an example. Classes stand along the last axis.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _moderately(lambda z: true_log_softmax(z, axis=0)),
    ),
    (
        "sums_whole_array",
        "One sum is taken over the whole array. Each example has a sum of its own.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _moderately(lambda z: true_log_softmax(z, axis=None)),
    ),
    (
        "shift_not_undone",
        "The sum was formed after subtracting the maximum m, but m was not subtracted from z: "
        "use the shifted scores in both places.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _moderately(_shift_not_undone),
    ),
    (
        "other_logarithm",
        "This is a logarithm of another base. Take np.log, which undoes np.exp.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        lambda run: any(
            _is(run, lambda z, b=b: true_log_softmax(z) / np.log(b), *MODERATE) for b in (2, 10)
        ),
    ),
    (
        "missing_keepdims",
        "The maximum or the sum of each row has lost its axis and lines up with the columns: "
        "keepdims=True keeps it.",
        ("shape", *MAIN, *HUGE, "any_axes", "integers", "input_unchanged"),
        _forgets_keepdims,
    ),
    (
        "unstable_exp",
        "exp(1000) is inf: subtract the largest score of each example before np.exp.",
        HUGE,
        _overflows,
    ),
    (
        "log_of_softmax",
        "softmax underflows to 0, and its logarithm is minus infinity: work out z - m - log(sum) "
        "without the division.",
        HUGE,
        _takes_log_of_zero,
    ),
    (
        "max_over_array",
        "The largest score of the whole array is subtracted. In a row far below it every exp "
        "is 0: take the maximum of each row.",
        HUGE,
        _shares_one_maximum,
    ),
    (
        "epsilon_in_log",
        "A small number added to softmax, or a lower bound, hides all that is smaller. "
        "z - m - log(sum) needs none.",
        (*MAIN, *HUGE, "any_axes", "integers"),
        _adds_epsilon,
    ),
    (
        "truncates_integers",
        "With integer z the result is cut to whole numbers: make a new float array.",
        ("integers",),
        _cuts_integers,
    ),
    (
        "only_two_axes",
        "This works for rows only. The last axis is axis=-1, whatever the number of axes.",
        ("any_axes",),
        _wants_two_axes,
    ),
    (
        "edits_input",
        "The array z that was passed in is changed: `z = z - m` makes a new one, `z -= m` does "
        "not.",
        ("input_unchanged",),
        lambda run: any("0" in played.event.changed for played in run),
    ),
)
MISCONCEPTIONS = tuple(
    Misconception(name, text, HERE, explains, proven) for name, text, explains, proven in NAMED
)
