"""Every probability that a verdict rests on.

A correct answer may fail a check by chance. Each band below states how probable that is, and
writes it into the open ledger, so that a test can add up what one grading spends. An exercise
may spend BUDGET in all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from functools import lru_cache

import numpy as np

BUDGET = 1e-9  # of one grading of one exercise: a correct answer fails less often than this
ALPHA = 1e-12  # of one band, unless it says otherwise

_ledger: ContextVar[list[float] | None] = ContextVar("ledger", default=None)


@contextlib.contextmanager
def ledger() -> Iterator[list[float]]:
    """Collect the false-failure probabilities of all bands used inside the block."""
    entries: list[float] = []
    token = _ledger.set(entries)
    try:
        yield entries
    finally:
        _ledger.reset(token)


def spend(probability: float) -> None:
    """Enter the probability that a correct answer shows what is about to be called a fault.

    Raises ValueError above BUDGET: such evidence proves nothing.
    """
    if not probability <= BUDGET:
        raise ValueError(f"a band's false-failure probability is at most 1e-9, got {probability}")
    entries = _ledger.get()
    if entries is not None:
        entries.append(probability)


def inside(count: int, n: int, p: float, alpha: float = ALPHA) -> bool:
    """Tell whether `count` lies in the central band of Binomial(n, p).

    A binomial count falls outside with probability at most `alpha` (both exact tails together).
    """
    spend(alpha)
    low, high = binomial_band(n, p, alpha)
    return low <= count <= high


def all_inside(counts: np.ndarray, n: int, p: float, alpha: float = ALPHA) -> np.ndarray:
    """Tell of each count whether it lies in its band; `alpha` is shared by all (union bound)."""
    spend(alpha)
    low, high = binomial_band(n, p, alpha / max(1, counts.size))
    return (counts >= low) & (counts <= high)


@lru_cache(maxsize=4096)
def binomial_band(n: int, p: float, alpha: float) -> tuple[int, int]:
    """Return the narrowest (low, high) whose outer tails are each at most alpha / 2.

    Exact: P(K < low) <= alpha / 2 and P(K > high) <= alpha / 2 for K ~ Binomial(n, p).
    """
    weights = binomial_weights(n, p)
    below = np.cumsum(weights)
    above = np.cumsum(weights[::-1])[::-1]
    low = int(np.searchsorted(below, alpha / 2, side="right"))
    high = n - int(np.searchsorted(above[::-1], alpha / 2, side="right"))
    return low, high


@lru_cache(maxsize=256)
def binomial_weights(n: int, p: float) -> np.ndarray:
    """Return P(K = k) for k = 0 .. n, K ~ Binomial(n, p), 0 <= p <= 1.

    At p = 0 or 1 one count is certain. Else by the ratio
    P(k + 1) / P(k) = (n - k) / (k + 1) * p / (1 - p), summed as logarithms.
    """
    if p in (0, 1):
        return np.eye(1, n + 1, int(n * p))[0]
    k = np.arange(n)
    logs = np.concatenate([[0.0], np.cumsum(np.log((n - k) / (k + 1) * (p / (1 - p))))])
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()
