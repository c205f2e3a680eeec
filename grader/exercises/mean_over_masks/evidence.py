"""What a run shows of the masks behind the means, read off the results."""

from __future__ import annotations

from itertools import product

import numpy as np

from grader.exercises.apply_dropout_mask.evidence import calls, shape_complaint
from grader.exercises.mean_over_masks.probes import NAME
from grader.run import Played, Run


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of x's shape."""
    return shape_complaint(played) if played.step.call == NAME else None


def ratio(played: Played) -> np.ndarray:
    """Return result / x, which a right answer makes the share of masks that kept the entry."""
    return played.value / played.arg(0)


def counts(played: Played) -> np.ndarray:
    """Return how many of the trials kept each entry; -1 where no number comes out."""
    times = np.rint(played.arg(2) * ratio(played).astype(float))
    return np.where(np.isfinite(times), np.clip(times, -1, 1e9), -1).astype(int)


def all_or_nothing(played: Played) -> bool:
    """Tell whether every entry is 0 or x."""
    share = ratio(played)
    return bool(((share == 0) | np.isclose(share, 1, rtol=1e-6, atol=0)).all())


def is_mixed(array: np.ndarray) -> bool:
    """Tell whether a boolean array holds both values."""
    return bool(array.any()) and not bool(array.all())


def are_close(first: Played, second: Played) -> bool:
    """Tell whether two results agree, to six digits."""
    return np.allclose(first.value, second.value, rtol=1e-6, atol=0)


def series(run: Run, name: str = "series") -> np.ndarray:
    """Return the single masks of a series as one boolean array (turns, *shape)."""
    return np.stack([played.value != 0 for played in run.calls(name, "mean")])


def well_formed(run: Run, *prefixes: str) -> list[Played]:
    """Return the calls of these episodes, or none when one of them has no right form."""
    found = [p for prefix in prefixes for p in calls(run, prefix) if p.step.call == NAME]
    return [] if any(shape_complaint(played) for played in found) else found


def series_or_none(run: Run) -> np.ndarray | None:
    """Return the masks of the series, or None when a call has no right form."""
    return series(run) if well_formed(run, "series") else None


def is_mean_of_some_entries(played: Played) -> bool:
    """Tell whether the result is the mean over the entries of a masked x."""
    x, value = played.arg(0), played.value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if type(value) is not float:
        return False
    means = np.array(list(product((0, 1), repeat=x.size))) @ x / x.size
    return bool(np.isclose(means, value, rtol=1e-6, atol=0).any())


def is_constant(stack: np.ndarray, axes: int | tuple[int, ...]) -> bool:
    """Tell whether the masks hold one value along these axes."""
    return bool((stack.all(axis=axes) | ~stack.any(axis=axes)).all())


def varies(run: Run) -> bool:
    """Tell whether the masks of the series differ."""
    stack = series_or_none(run)
    return stack is not None and not is_constant(stack, 0)


def edits_input(run: Run) -> bool:
    """Tell whether a call changed what was passed in."""
    return any(played.event.changed for played in run)
