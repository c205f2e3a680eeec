"""What a run shows: which calls of forward went into each prediction."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.exercises.mc_predict.probes import CASES, MODES, NAME
from grader.run import Played, Run
from grader.script import Known

Moments = tuple[np.ndarray, np.ndarray]


def form(run: Run, played: Played) -> str | None:
    """Complain unless the result is a tuple of two arrays of the output's shape."""
    if played.step.call != NAME:
        return None
    if not isinstance(played.value, tuple) or len(played.value) != 2:
        return "the result is not a tuple (mean, std)"
    shape = output_shape(run, played)
    for word, part in zip(("mean", "std"), played.value, strict=True):
        if not isinstance(part, np.ndarray):
            return f"the {word} is not a NumPy array"
        if part.shape != shape:
            return f"the {word} has shape {part.shape}; one output has {shape}"
    return None


def output_shape(run: Run, played: Played) -> tuple[int, ...]:
    """Return the shape of one output of the forward that was handed over."""
    x = played.arg(1)
    tosses = isinstance(played.step.args[0], Known) or played.episode.name in MODES
    return x.shape if tosses else outputs(run, played)[0].shape


def outputs(run: Run, played: Played) -> np.ndarray:
    """Return what one training call after the other gives, for each thinned network once."""
    (thinned,) = run.call(played.episode.name, "forward").step.args
    return np.stack([played.arg(1) @ W for W in thinned])


def moments(stack: np.ndarray, samples: int) -> Moments:
    """Return mean and std of the first `samples` calls."""
    used = stack[np.arange(samples) % len(stack)]
    return used.mean(axis=0), used.std(axis=0)


def right(run: Run, played: Played) -> Moments:
    """Return the mean and the std that were asked for."""
    return moments(outputs(run, played), played.step.args[2])


def close(got: Any, expected: np.ndarray) -> bool:
    """Tell whether a number or an array has the expected shape and entries."""
    if not isinstance(got, (np.ndarray, float, int)):
        return False
    got = np.asarray(got, dtype=float)
    return got.shape == np.shape(expected) and np.allclose(got, expected, rtol=1e-6, atol=1e-9)


def all_close(value: Any, expected: tuple) -> bool:
    """Tell whether a tuple holds the two expected things."""
    fits = isinstance(value, tuple) and len(value) == len(expected)
    return fits and all(map(close, value, expected))


def cases(run: Run) -> list[Played]:
    """Return the predictions of networks whose outputs are known."""
    return [run.call(name, "prediction") for name in CASES]


def amiss(run: Run) -> list[Played]:
    """Return those whose mean is not the one asked for."""
    return [c for c in cases(run) if not close(c.value[0], right(run, c)[0])]


def other_count(run: Run, played: Played) -> int | None:
    """Return a number of calls, not the one asked for, that gives this result."""
    stack, samples = outputs(run, played), played.step.args[2]
    counts = (k for k in range(1, 130) if k != samples)
    return next((k for k in counts if all_close(played.value, moments(stack, k))), None)


def misses_first(run: Run, played: Played) -> bool:
    """Tell whether the result is that of as many calls, begun one call too late."""
    later = np.roll(outputs(run, played), -1, axis=0)
    return all_close(played.value, moments(later, played.step.args[2]))
