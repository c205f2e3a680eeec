"""Single calls of a `DropoutLayer`: their kind, their form, how close a result is."""

from __future__ import annotations

import numpy as np

from grader.run import Played, Run

RTOL = 1e-6


def close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Tell entry by entry whether two arrays agree within a relative error of 1e-6."""
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def form(_: Run, played: Played) -> str | None:
    """Complain unless forward and backward return an array of their argument's shape."""
    method = played.step.call.partition(".")[2]
    if method not in ("forward", "backward") or played.failed:
        return None
    if not isinstance(played.value, np.ndarray):
        return f"{method} must return an array, got {_kind(played.value)}"
    shape = played.arg(0).shape
    if played.value.shape != shape:
        return f"{method} must return shape {shape}, got {played.value.shape}"
    return None


def _kind(value: object) -> str:
    return getattr(value, "type", None) or ("None" if value is None else type(value).__name__)


def usable(run: Run, played: Played) -> bool:
    """Tell whether a call returned an array of the right shape."""
    return not played.failed and form(run, played) is None


def rate_of(run: Run, played: Played) -> float:
    """Return the rate with which the layer of this call was made."""
    owner = played.step.call.partition(".")[0]
    return float(run.call(played.episode.name, owner).step.args[0])


def is_training(played: Played) -> bool:
    """Tell whether a call is a forward with training=True."""
    return played.step.call.endswith(".forward") and ("training", True) in played.step.kwargs


def is_inference(played: Played) -> bool:
    """Tell whether a call is a forward with training=False."""
    return played.step.call.endswith(".forward") and ("training", False) in played.step.kwargs
