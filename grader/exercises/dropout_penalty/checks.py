"""The rules of dropout_penalty, each read off a run."""

from __future__ import annotations

import numpy as np

from grader.edits import edited_argument
from grader.exercise import Check, Problem, problem
from grader.exercises.dropout_penalty.probes import (
    ONE,
    RATES,
    SEVERAL,
    TURNS,
    number,
    wanted,
)
from grader.run import Played, Run, show_result


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is one number."""
    if number(played) is not None:
        return None
    if isinstance(played.value, np.ndarray):
        return f"the result is an array of shape {played.value.shape}, not one number"
    return f"the result must be one number, got {show_result(played.value)}"


def equals(played: Played, expected: float) -> bool:
    """Tell whether a call returned this number; at an expected 0, up to 1e-12."""
    got = number(played)
    return got is not None and bool(np.isclose(got, expected, rtol=1e-6, atol=1e-12))


def find_wrong_single(run: Run) -> Problem | None:
    """With one input: p / (1 - p) times w squared times the sum of X squared."""
    message = "one input: p / (1 - p) * w[0] ** 2 * (X ** 2).sum()"
    return _first_wrong(run, list(ONE), message)


def find_wrong_energies(run: Run) -> Problem | None:
    """Each squared weight is multiplied by the energy of its own input."""
    message = "each w[j] ** 2 meets the sum of squares of its own column of X"
    return _first_wrong(run, list(SEVERAL), message)


def find_wrong_rate(run: Run) -> Problem | None:
    """The factor is the variance of m / (1 - p) at every rate."""
    message = "the factor is the variance of m / (1 - p), which is p / (1 - p)"
    return _first_wrong(run, [f"rate {p}" for p in RATES], message)


def find_penalty_without_drops(run: Run) -> Problem | None:
    """At p = 0 there is no noise, so nothing is added."""
    return _first_wrong(run, ["none"], "p = 0 adds nothing")


def _first_wrong(run: Run, names: list[str], message: str) -> Problem | None:
    for played in (run.call(name, "extra") for name in names):
        if not equals(played, wanted(played)):
            return _compared(run, played, message)
    return None


def _compared(run: Run, played: Played, message: str) -> Problem:
    """Show both numbers with six decimals."""
    got, expected = (str(round(n, 6)) for n in (number(played), wanted(played)))
    return problem(run, played, message, expected, got=got, view="round(float({}), 6)")


def find_draws(run: Run) -> Problem | None:
    """Equal calls give equal results: nothing is drawn."""
    calls = run.calls("again", "extra")
    found = np.array([number(played) for played in calls])
    if np.allclose(found, found[0], rtol=1e-6, atol=1e-12, equal_nan=True):
        return None
    message = f"{TURNS} equal calls give unlike results; the penalty is one exact number"
    unlike, view = str(len(np.unique(found))), "len(np.unique({}))"
    return problem(run, calls[0], message, "1", got=unlike, view=view, every=True)


def find_edited(run: Run) -> Problem | None:
    """The caller's X and w are as they were."""
    return edited_argument(run, few(run), ("X", "w", "p"))


def few(run: Run) -> list[Played]:
    """Return the calls with unlike data."""
    return [run.call(name, "extra") for name in (*ONE, *SEVERAL)]


CHECKS = (
    Check("shape", "the result is one number", 1, ("*",), lambda run: None),
    Check("exact", "nothing is drawn: equal calls give equal results", 1, ("again",), find_draws),
    Check(
        "one_input",
        "with one input it is p / (1 - p) * w ** 2 * sum of x ** 2",
        2,
        ("one*",),
        find_wrong_single,
    ),
    Check(
        "energies",
        "each squared weight meets its own input's sum of squares",
        2,
        ("two*", "more"),
        find_wrong_energies,
    ),
    Check("drop_rate", "the factor is p / (1 - p) at every rate", 1, ("rate*",), find_wrong_rate),
    Check("input_unchanged", "X and w stay as they were", 1, ("one*", "two*", "more"), find_edited),
    Check(
        "zero_rate",
        "p = 0 adds nothing",
        1,
        ("none",),
        find_penalty_without_drops,
        deciding=False,
    ),
)
