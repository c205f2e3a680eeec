"""What a run shows of the masks, read off the results."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercises.bernoulli_mask.probes import NAME, SERIES_TURNS
from grader.run import Played, Run, show_result


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape that was asked for."""
    if played.step.call != NAME:
        return None
    shape = played.step.args[0]
    if not isinstance(played.value, np.ndarray):
        return f"the result must be a NumPy array, got {show_result(played.value)}"
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def series(run: Run) -> np.ndarray:
    """Return the masks of the series as one boolean array, turns first."""
    return np.stack([played.value != 0 for played in run.calls("series", "mask")])


def are_sound(run: Run, *episodes: str) -> bool:
    """Tell whether every call of these episodes gave an array of the right shape."""
    return all(
        not played.failed and form(run, played) is None
        for name in episodes
        for played in run.episode(name)
    )


def count_is_fixed(run: Run) -> bool:
    """Every mask has as many zeros as the first; of 48 binomial counts never true."""
    bands.spend(float(bands.binomial_weights(160, 0.5).max()) ** (SERIES_TURNS - 1))
    return varies(run) and masks.count_is_fixed(series(run))


def varies(run: Run) -> bool:
    """Tell whether the masks of the series differ."""
    return are_sound(run, "series") and len(np.unique(series(run), axis=0)) > 1
