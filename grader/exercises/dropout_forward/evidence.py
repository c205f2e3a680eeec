"""What a run shows of out and mask, read off the results."""

from __future__ import annotations

import numpy as np

from grader import bands
from grader.exercises.dropout_forward.probes import NAME, RATES
from grader.run import Played, Run

RTOL = 1e-6  # float32 masks are off by 5e-8


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is a tuple of two arrays of the shape of x."""
    if played.step.call != NAME:
        return None
    if not isinstance(played.value, tuple) or len(played.value) != 2:
        return "the result is not a tuple (out, mask)"
    for word, array in zip(("out", "mask"), played.value, strict=True):
        if not isinstance(array, np.ndarray):
            return f"{word} is not a NumPy array"
        if array.shape != played.arg(0).shape:
            return f"{word} has shape {array.shape}, not {played.arg(0).shape}"
    return None


def few_masks(stack: np.ndarray) -> bool:
    """Tell whether half of the masks came before.

    Of 48 masks of even 16 coins, 24 have a twin among the others with probability below
    2 ** 48 * (48 / 2 ** 16) ** 24 < 1e-60.
    """
    bands.spend(1e-60)
    return len(np.unique(stack, axis=0)) <= len(stack) // 2


def own_coins(kept: np.ndarray) -> np.ndarray:
    """Return a large mask without repeated rows or columns, so that shared coins count once.

    Any two of 100 independent rows, or columns, agree with probability below
    2 * 4950 * 0.68 ** 100 < 2e-13.
    """
    bands.spend(2e-13)
    rows = np.unique(kept, axis=0)
    return rows if len(rows) < len(kept) else np.unique(kept, axis=1)


def small_calls(run: Run) -> list[Played]:
    """Return the calls with small arrays."""
    return [calls[0] for prefix in ("tiny", "shape") for calls in run.episodes(prefix)]


def large_calls(run: Run) -> list[Played]:
    """Return the calls with large arrays."""
    return [run.call(f"rate {p}", "result") for p in RATES]


def series(run: Run) -> np.ndarray:
    """Return what out kept in the series, as one boolean array (turns, rows, columns)."""
    return np.stack([played.value[0] != 0 for played in run.calls("series", "result")])


def close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Tell which entries agree, to a relative RTOL."""
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def all_formed(run: Run) -> bool:
    """Tell whether every result has the right form."""
    return all(not played.failed and form(run, played) is None for played in run)


def has_order_swapped(run: Run) -> bool:
    """First comes a mask of zeros and ones, then what it makes of x."""
    return all_formed(run) and all(
        np.isin(mask, (0, 1)).all()
        and mask.any()
        and ((out != 0) == (mask != 0)).all()
        and close(out, played.arg(0) / (1 - played.arg(1)))[out != 0].all()
        for played in large_calls(run)
        for mask, out in [played.value]
    )
