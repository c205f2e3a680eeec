"""Repeated measurements, and what is said of them: medians, ranges, ratios."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Measure = Callable[[], float]
Case = TypeVar("Case", str, tuple[str, int])


@dataclass(frozen=True)
class Spread:
    """The median of several measurements, and the smallest and largest of them."""

    median: float
    low: float
    high: float

    def __format__(self, spec: str) -> str:
        """Return "median (low-high)", each number in the given format."""
        low, high = format(self.low, spec), format(self.high, spec)
        return f"{format(self.median, spec)} ({low}-{high})"


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of at least one measurement."""
    return Spread(median(values), min(values), max(values))


def ratio(values: Sequence[float], base: Sequence[float]) -> Spread:
    """Compare round by round, so that what slowed a whole round down cancels out."""
    return spread([value / other for value, other in zip(values, base, strict=True)])


def interleaved(
    cases: Mapping[Case, Measure], rounds: int, tell: Callable[[str], None]
) -> dict[Case, list[float]]:
    """Measure every case once a round, so that the machine's noise hits all alike."""
    seen: dict[Case, list[float]] = {name: [] for name in cases}
    for number in range(1, rounds + 1):
        for name, measure in cases.items():
            words = name if isinstance(name, str) else ", ".join(map(str, name))
            tell(f"round {number} of {rounds}: {words}")
            seen[name].append(measure())
    return seen
