"""What a run shows of the masking, read off the results."""

from __future__ import annotations

import numpy as np

from grader.run import Played, Run


def form(_: Run, played: Played) -> str | None:
    """Complain of a small result that is no array of x's shape; the other checks see to theirs."""
    return shape_complaint(played) if played.episode.name.startswith("small") else None


def shape_complaint(played: Played) -> str | None:
    """Say what is wrong with the type or shape of a result, or None."""
    value, shape = played.value, played.arg(0).shape
    if isinstance(value, (bool, int, float)) or (isinstance(value, np.ndarray) and not value.ndim):
        return f"the result is a single number, not an array of shape {shape}"
    if not isinstance(value, np.ndarray):
        return "the result is not a NumPy array"
    if value.shape != shape:
        return f"the result has shape {value.shape}, not {shape}"
    return None


def kept(played: Played) -> np.ndarray:
    """Return the mask of a call as booleans."""
    return played.arg(1).astype(bool)


def wanted(played: Played) -> np.ndarray:
    """Return the right result of a call."""
    return np.where(kept(played), played.arg(0), 0.0)


def equals(played: Played, array: np.ndarray) -> bool:
    """Tell whether a call returned this array."""
    value = played.value
    return (
        isinstance(value, np.ndarray)
        and value.shape == array.shape
        and np.allclose(value, array, rtol=1e-6, atol=0)
    )


def calls(run: Run, prefix: str) -> list[Played]:
    """Return the calls of all episodes whose names begin so."""
    return [played for episode in run.episodes(prefix) for played in episode]
