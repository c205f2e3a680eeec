"""The rules of mc_predict: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader import bands
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.mc_predict.evidence import (
    amiss,
    cases,
    close,
    misses_first,
    other_count,
    outputs,
    right,
)
from grader.exercises.mc_predict.probes import CASES, MODES
from grader.run import Played, Run, show_result


def find_silent_dropout(run: Run) -> Problem | None:
    """The mean is not the output of the network with its dropout off."""
    for played in amiss(run):
        silent = close(played.value[0], outputs(run, played).mean(axis=0))
        if silent and other_count(run, played) is None:
            return _show(run, played, 0, "forward must be called with training=True")
    return None


def find_wrong_count(run: Run) -> Problem | None:
    """The result is not that of another number of calls, nor of later ones."""
    for played in amiss(run):
        if (count := other_count(run, played)) is not None:
            return _show(run, played, 0, f"this is the result of {count} calls of forward")
        if misses_first(run, played):
            return _show(run, played, 0, "the first output of forward is missing")
    return None


def find_wrong_mean(run: Run) -> Problem | None:
    """The first result is the mean over the samples."""
    found = amiss(run)
    return _show(run, found[0], 0, "the mean is taken over the samples") if found else None


def find_wrong_std(run: Run) -> Problem | None:
    """The second result is the population standard deviation over the samples."""
    for played in cases(run):
        if not close(played.value[1], right(run, played)[1]):
            return _show(run, played, 1, "the std is taken over the samples, with ddof 0")
    return None


def _show(run: Run, played: Played, part: int, message: str) -> Problem:
    expected = show_result(right(run, played)[part])
    got, view = played.value[part], f"{{}}[{part}]"
    return problem(run, played, message, expected, got=got, view=view)


def find_repeated_masks(run: Run) -> Problem | Skip | None:
    """Masks differ from sample to sample, and from prediction to prediction.

    64 entries, each with 4 fair coins: no spread at all has probability (1/8) ** 64; two equal
    predictions have sum_k (C(4, k) / 16) ** 2 = 70/256 an entry, so 0.2735 ** 64 < 1e-36.
    """
    first, second = (run.call("coins large", name) for name in ("first", "second"))
    if close(first.value[0], first.arg(1)):
        return Skip("not judged, because the mean is the output without dropout")
    bands.spend(1e-36)
    small = run.call("coins small", "second")
    if not first.value[1].any():
        message = "each call of forward has a mask of its own"
        return problem(run, small, message, "not all 0", got=small.value[1], view="{}[1]")
    if not np.array_equal(first.value[0], second.value[0]):
        return None
    message, view = "each prediction has masks of its own", "np.array_equal(first[0], {}[0])"
    shown = (
        small
        if np.array_equal(run.call("coins small", "first").value[0], small.value[0])
        else second
    )
    return problem(run, shown, message, "False", got="True", view=view)


def find_other_mode(run: Run) -> Problem | None:
    """A model keeps the mode that it had before the prediction."""
    for name, mode in MODES.items():
        played = run.call(name, "mode")
        if played.value is not mode:
            return problem(run, played, "the model's mode is put back", str(mode))
    return None


CHECKS = (
    Check(
        "shape",
        "the result is a tuple (mean, std), both of the shape of one output",
        1,
        (*CASES, "coins*"),
        lambda run: None,
    ),
    Check(
        "dropout_on",
        "forward runs with training=True, so that its dropout is on",
        1,
        tuple(CASES),
        find_silent_dropout,
    ),
    Check(
        "sample_count",
        "forward runs as many times as asked, and every output counts",
        1,
        tuple(CASES),
        find_wrong_count,
    ),
    Check(
        "mean", "the first result is the mean over the samples", 2, tuple(CASES), find_wrong_mean
    ),
    Check(
        "std",
        "the second result is the standard deviation over the samples",
        2,
        tuple(CASES),
        find_wrong_std,
    ),
    Check(
        "mode_kept",
        "a model that has a mode is left in the mode that it had",
        1,
        tuple(MODES),
        find_other_mode,
    ),
    Check("fresh_mask", "each sample has a mask of its own", 1, ("coins*",), find_repeated_masks),
)
