"""Gradings a second at each level of isolation, with one worker and with two."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.level_worker import LevelWorker
from bench.measuring import interleaved, ratio, spread
from grader.isolation import Unavailable, level_names

PLAIN = "none"
WORKERS = (1, 2)
WANTED = "wanted of the first: 0.4 times none, 15 ms a worker, 120 gradings/s with two"
SLOW = {"subprocess": 5}  # a burst of it is this many times shorter


@dataclass(frozen=True)
class LevelRates:
    """Gradings a second, round by round, by level and workers; and why levels are lacking."""

    rates: dict[tuple[str, int], list[float]]
    lacking: dict[str, str]


def measure_levels(rounds: int, burst: int, tell: Callable[[str], None]) -> LevelRates:
    """Grade the capstone in bursts, all levels and numbers of workers in turn."""
    crews, lacking = _hire()
    try:
        cases = {
            (level, count): _burst(crew[:count], max(1, burst // SLOW.get(level, 1)))
            for level, crew in crews.items()
            for count in WORKERS
        }
        return LevelRates(interleaved(cases, rounds, tell), lacking)
    finally:
        for worker in (worker for crew in crews.values() for worker in crew):
            worker.close()


def _hire() -> tuple[dict[str, list[LevelWorker]], dict[str, str]]:
    crews, lacking = {}, {}
    for level in level_names():
        try:
            crews[level] = [LevelWorker(level) for _ in range(max(WORKERS))]
        except Unavailable as reason:
            lacking[level] = str(reason)
    return crews, lacking


def _burst(crew: Sequence[LevelWorker], gradings: int) -> Callable[[], float]:
    def measure() -> float:
        begun = time.perf_counter()
        for worker in crew:
            worker.start(gradings)
        for worker in crew:
            worker.finish()
        return len(crew) * gradings / (time.perf_counter() - begun)

    return measure


def levels_table(found: LevelRates) -> Table:
    """Show every level against forks without isolation, for the same number of workers."""
    table = Table(title="One capstone notebook, read, recorded and judged", caption=WANTED)
    for heading in ("isolation", "workers", "times none", "gradings/s", "ms a worker"):
        table.add_column(heading, justify="left" if heading == "isolation" else "right")
    for (level, count), rates in found.rates.items():
        plain = found.rates.get((PLAIN, count))
        against = f"{ratio(rates, plain):.2f}" if plain else "-"
        each = spread([1000 * count / rate for rate in rates])
        table.add_row(level, str(count), against, f"{spread(rates):.1f}", f"{each.median:.1f}")
    for level, reason in found.lacking.items():
        table.add_row(level, "-", "-", f"not here: {reason}", "-")
    return table
