"""How the scores of a class are spread: bins of ten percent, quartiles, a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles

from grader.gradesheet import Row

BINS = 11  # ten steps of ten percent, and full marks
UNSEEN = frozenset({"missing", "grader_fault"})
LABEL_ROOM, BASELINE = 20, 180  # pixels from the top of the picture


def share_of(row: Row) -> float | None:
    """Return the share of its points that a row earned, None when nothing of it was judged."""
    if not row.max_score or {verdict.status for verdict in row.verdicts} <= UNSEEN:
        return None
    return row.score / row.max_score


@dataclass(frozen=True)
class Bar:
    """One bin of the histogram; `x` and `width` in percent, `y` and `height` in pixels."""

    label: str
    range: str
    count: int
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True)
class Spread:
    """The scores of a class in points of the whole assignment."""

    judged: int
    total: int
    mean: float
    quartiles: tuple[float, float, float]
    bars: tuple[Bar, ...]
    median_x: float


def spread(shares: Sequence[float], total: int) -> Spread | None:
    """Return how shares of `total` points are spread, None for an empty class."""
    if not shares:
        return None
    cuts = quantiles(shares, n=4, method="inclusive") if len(shares) > 1 else [shares[0]] * 3
    low, middle, high = (cut * total for cut in cuts)
    return Spread(
        len(shares),
        total,
        fmean(shares) * total,
        (low, middle, high),
        _bars(Counter(map(_bin, shares))),
        _place(cuts[1]),
    )


def _bin(share: float) -> int:
    return min(BINS - 1, int(share * 10 + 1e-9))


def _bars(counts: Counter[int]) -> tuple[Bar, ...]:
    highest = max(counts.values())
    return tuple(_bar(number, counts[number], highest) for number in range(BINS))


def _bar(number: int, members: int, highest: int) -> Bar:
    full = number == BINS - 1
    height = round(members / highest * (BASELINE - LABEL_ROOM), 1)
    return Bar(
        str(number * 10),
        "100 %" if full else f"{number * 10} to {number * 10 + 9} %",
        members,
        round(number * 100 / BINS + 0.7, 2),
        round(100 / BINS - 1.4, 2),
        BASELINE - height,
        height,
    )


def _place(share: float) -> float:
    """Return where a share stands across the picture, in percent."""
    return round((share * 10 if share < 1 else BINS - 0.5) * 100 / BINS, 2)
