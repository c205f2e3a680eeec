"""The named causes of a wrong mc_predict, each with what a run must show to prove it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.exercise import Misconception
from grader.exercises.mc_predict.evidence import (
    Moments,
    all_close,
    cases,
    close,
    form,
    misses_first,
    moments,
    other_count,
    outputs,
    right,
)
from grader.run import Run

LESSON = "10 uncertainty"
VALUES = ("mean", "std")

Rule = Callable[[np.ndarray, int], Any]


def _follows(run: Run, rule: Rule) -> bool:
    """Tell whether every result but that of one sample is `rule(outputs, samples)`."""
    calls = [c for c in cases(run) if c.step.args[2] > 1]
    return all(_is(c.value, rule(outputs(run, c), c.step.args[2])) for c in calls)


def _is(value: Any, expected: Any) -> bool:
    return all_close(value, expected) if isinstance(expected, tuple) else close(value, expected)


def _scaled(factor: Callable[[int], float]) -> Callable[[np.ndarray, int], Moments]:
    """Return the rule that multiplies the right std by factor(samples)."""

    def rule(stack: np.ndarray, samples: int) -> Moments:
        mean, std = moments(stack, samples)
        return mean, std * factor(samples)

    return rule


def _over_axis(axis: int) -> Callable[[np.ndarray, int], Moments]:
    return lambda stack, T: (stack[:T].mean(axis=axis), stack[:T].std(axis=axis))


def _spread_of_mean(axis: int | None) -> Callable[[np.ndarray, int], Moments]:
    return lambda stack, T: (moments(stack, T)[0], moments(stack, T)[0].std(axis=axis))


def _counts_otherwise(run: Run) -> bool:
    """Every result but that of one sample is that of some number of calls; not always of one."""
    calls = [c for c in cases(run) if c.step.args[2] > 1]
    counts = [None if all_close(c.value, right(run, c)) else other_count(run, c) for c in calls]
    found = [k for k in counts if k is not None]
    sound = [
        all_close(c.value, right(run, c)) for c, k in zip(calls, counts, strict=True) if k is None
    ]
    return len(found) > len(calls) / 2 and all(sound) and set(found) != {1}


def _reseeds(run: Run) -> bool:
    """Both predictions leave one and the same global state, which is not the one they found."""
    first, second = run.episode("coins large")
    moved = first.event.state_before != first.event.state_after
    alike = first.event.state_after == second.event.state_after
    return moved and alike and not form(run, first) and not form(run, second)


def _names(
    id: str, explanation: str, explains: tuple[str, ...], rule: Rule, read: str = LESSON
) -> Misconception:
    """Return the cause that is proven when every result is `rule(outputs, samples)`."""
    return Misconception(id, explanation, read, explains, lambda run: _follows(run, rule))


MISCONCEPTIONS = (
    _names(
        "dropout_off",
        "This is the output without dropout, and its spread is 0. forward(x, training=False) is "
        "ordinary inference: here dropout stays on.",
        ("dropout_on", "fresh_mask", *VALUES),
        lambda stack, T: (stack.mean(axis=0), 0 * stack[0]),
        "04 train_and_inference",
    ),
    _names(
        "one_sample_repeated",
        "The mean is the first output and the spread is 0: forward was called once, so that all "
        "samples share one mask.",
        ("sample_count", "fresh_mask", *VALUES),
        lambda stack, T: moments(stack, 1),
    ),
    Misconception(
        "wrong_sample_count",
        "The numbers are right for another number of calls than `samples`.",
        LESSON,
        ("sample_count", *VALUES),
        _counts_otherwise,
    ),
    Misconception(
        "extra_call",
        "The first output is missing from the result: forward was called once before the samples "
        "were counted.",
        LESSON,
        ("sample_count", *VALUES),
        lambda run: all(misses_first(run, c) for c in cases(run)),
    ),
    _names(
        "variance_not_std",
        "The second result is the variance; the standard deviation is its square root.",
        ("std",),
        lambda stack, T: (moments(stack, T)[0], moments(stack, T)[1] ** 2),
    ),
    _names(
        "sample_std",
        "The second result divides by samples - 1. The population standard deviation (ddof 0) "
        "divides by samples.",
        ("std",),
        _scaled(lambda T: np.sqrt(T / (T - 1))),
    ),
    _names(
        "standard_error",
        "The second result is divided by the square root of samples: that is the error of the "
        "mean, not the spread of the outputs.",
        ("std",),
        _scaled(lambda T: 1 / np.sqrt(T)),
    ),
    _names(
        "swapped_order",
        "The two results are in the wrong order: the mean comes first.",
        VALUES,
        lambda stack, T: moments(stack, T)[::-1],
    ),
    _names(
        "mean_only",
        "The mean is right, but it comes alone: return a tuple (mean, std).",
        ("shape",),
        lambda stack, T: moments(stack, T)[0],
    ),
    _names(
        "wrong_axis",
        "Mean and std are taken over the first axis of each output, so that examples are mixed. "
        "The samples are another axis: with np.stack, axis 0.",
        ("shape", *VALUES),
        _over_axis(1),
    ),
    _names(
        "averages_everything",
        "There is one number for all entries: without an axis, np.mean and np.std take samples, "
        "examples and outputs together.",
        ("shape", *VALUES),
        _over_axis(None),
    ),
    _names(
        "std_of_the_mean",
        "The std is that of the mean prediction over its first axis. Take it over the samples, "
        "before they are averaged.",
        ("shape", "std"),
        _spread_of_mean(0),
    ),
    Misconception(
        "mode_left_on",
        "The model is in training mode afterwards, so that the next inference drops, too. "
        "Put back the mode that was there.",
        "10 uncertainty",
        ("mode_kept",),
        lambda run: run.call("mode off", "mode").value is True,
    ),
    Misconception(
        "reseeds_global_rng",
        "Each prediction leaves the global generator in one and the same state: it is seeded "
        "inside, and all predictions draw the same masks.",
        "01 bernoulli",
        ("fresh_mask",),
        _reseeds,
    ),
)
