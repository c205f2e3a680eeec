"""The rules of ensemble_average, each read off a run."""

from __future__ import annotations

import numpy as np

from grader.edits import edited_argument
from grader.exercise import Check, Problem, problem
from grader.exercises.ensemble_average.probes import ONE, SMALL, TURNS, wanted
from grader.exercises.numerical_gradient.evidence import digits
from grader.run import Played, Run, show_result


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array with one number for each output."""
    if not isinstance(played.value, np.ndarray):
        return f"the result must be a NumPy array, got {show_result(played.value)}"
    shape = played.arg(0).shape[1:]
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def equals(played: Played, array: np.ndarray) -> bool:
    """Tell whether a call returned this array; an expected 0 is met up to 1e-12."""
    value = played.value
    return (
        isinstance(value, np.ndarray)
        and value.shape == array.shape
        and np.allclose(value, array, rtol=1e-6, atol=1e-12)
    )


def find_draws(run: Run) -> Problem | None:
    """Equal calls give equal results: nothing is drawn."""
    calls = run.calls("again", "y")
    stack = np.stack([played.value for played in calls])
    if np.allclose(stack, stack[0], rtol=1e-6, atol=1e-12, equal_nan=True):
        return None
    message = f"{TURNS} equal calls give unlike results; an exact average is always the same"
    unlike, view = str(len(np.unique(stack, axis=0))), "len(np.unique({}, axis=0))"
    return problem(run, calls[0], message, "1", got=unlike, view=view, every=True)


def find_no_probabilities(run: Run) -> Problem | None:
    """The outputs are averages of probabilities, so they sum to 1."""
    for played in few(run):
        total = float(played.value.sum())
        if not np.isclose(total, 1, rtol=1e-6):
            places = 4 if round(total, 4) != 1 else 8
            message, view = (
                "an average of probabilities sums to 1",
                f"float({{}}.sum().round({places}))",
            )
            return problem(run, played, message, "1.0", got=str(round(total, places)), view=view)
    return None


def find_wrong_single(run: Run) -> Problem | None:
    """One input has two masks: dropped with weight p, kept with weight 1 - p."""
    message = "one input: p * softmax([0, 0]) + (1 - p) * softmax(x / (1 - p) @ W)"
    return _first_wrong(run, list(ONE), message)


def find_wrong_average(run: Run) -> Problem | None:
    """All 2**n masks count, each with its probability."""
    message = "each of the 2**n masks counts with p for a dropped and 1 - p for a kept input"
    return _first_wrong(run, list(SMALL), message)


def find_wrong_ten(run: Run) -> Problem | None:
    """Ten inputs have 1,024 masks."""
    return _first_wrong(run, ["ten"], "ten inputs have 1,024 masks, and all of them count")


def find_wrong_without_drops(run: Run) -> Problem | None:
    """At p = 0 only the full mask has any weight."""
    return _first_wrong(run, ["none"], "at p = 0 the average is softmax(x @ W)")


def _first_wrong(run: Run, names: list[str], message: str) -> Problem | None:
    for played in (run.call(name, "y") for name in names):
        if not equals(played, wanted(played)):
            show = show_result
            if show(played.value) == show(wanted(played)):
                show = digits  # the first four decimals do not show the difference
            return problem(run, played, message, show(wanted(played)), got=show(played.value))
    return None


def find_edited(run: Run) -> Problem | None:
    """The caller's W and x are as they were."""
    return edited_argument(run, [*few(run), run.call("ten", "y")], ("W", "x", "p"))


def few(run: Run) -> list[Played]:
    """Return the calls with one to four inputs."""
    return [run.call(name, "y") for name in (*ONE, *SMALL)]


CHECKS = (
    Check("shape", "the result has one number for each output", 1, ("*",), lambda run: None),
    Check("exact", "nothing is drawn: equal calls give equal results", 1, ("again",), find_draws),
    Check(
        "probabilities",
        "the results are probabilities and sum to 1",
        1,
        ("one*", "two", "three", "four"),
        find_no_probabilities,
    ),
    Check(
        "one_input",
        "with one input the two masks weigh p and 1 - p",
        2,
        ("one*",),
        find_wrong_single,
    ),
    Check(
        "all_masks",
        "all 2**n masks count, each with its probability",
        2,
        ("two", "three", "four"),
        find_wrong_average,
    ),
    Check("many_inputs", "ten inputs work as two do", 1, ("ten",), find_wrong_ten),
    Check(
        "input_unchanged",
        "W and x stay as they were",
        1,
        ("one*", "two", "three", "four", "ten"),
        find_edited,
    ),
    Check(
        "zero_rate",
        "p = 0 gives softmax(x @ W)",
        1,
        ("none",),
        find_wrong_without_drops,
        deciding=False,
    ),
)
