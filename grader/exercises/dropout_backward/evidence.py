"""What a run shows of the gradients, beside what they should be."""

from __future__ import annotations

import numpy as np

from grader.run import Played, Run

RTOL = 1e-6  # float32 masks are off by 5e-8


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of grad."""
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != played.arg(0).shape:
        return f"the result has shape {played.value.shape}, not {played.arg(0).shape}"
    return None


def true_gradient(played: Played) -> np.ndarray:
    """Return grad * mask / (1 - p), without negative zeros."""
    grad, mask, p = (played.arg(place) for place in range(3))
    return np.where(mask != 0, grad / (1 - p), 0.0)


def main_calls(run: Run) -> list[Played]:
    """Return the calls with boolean masks, zero rate apart."""
    return [p for prefix in ("tiny", "shape") for calls in run.episodes(prefix) for p in calls]


def close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Tell which entries agree, to a relative RTOL."""
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def all_formed(run: Run) -> bool:
    """Tell whether every main result has the right form."""
    return all(not played.failed and form(run, played) is None for played in main_calls(run))
