"""Single calls of a `DropoutLayer`: their kind, and the form of a result."""

from __future__ import annotations

import numpy as np

from grader.run import Played, Run


def form(_: Run, played: Played) -> str | None:
    """Complain unless forward and backward return an array of their argument's shape."""
    method = played.method
    if method not in ("forward", "backward") or played.failed:
        return None
    if not isinstance(played.value, np.ndarray):
        return f"{method} must return an array, got {_kind(played.value)}"
    shape = played.shape(0)
    if played.value.shape != shape:
        return f"{method} must return shape {shape}, got {played.value.shape}"
    return None


def _kind(value: object) -> str:
    return getattr(value, "type", None) or ("None" if value is None else type(value).__name__)


def usable(run: Run, played: Played) -> bool:
    """Tell whether a call returned an array of the right shape."""
    return not played.failed and run.complaint(form, played) is None


def rate_of(run: Run, played: Played) -> float:
    """Return the rate with which the layer of this call was made."""
    return float(run.call(played.episode.name, played.owner).step.args[0])


def is_training(played: Played) -> bool:
    """Tell whether a call is a forward with training=True."""
    return played.method == "forward" and ("training", True) in played.step.kwargs


def is_inference(played: Played) -> bool:
    """Tell whether a call is a forward with training=False."""
    return played.method == "forward" and ("training", False) in played.step.kwargs
