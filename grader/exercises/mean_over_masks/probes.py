"""The probe calls: one mask, four, many, and series of single masks."""

from __future__ import annotations

import numpy as np

from grader.exercises.apply_dropout_mask.probes import unlike
from grader.script import Episode, Ramp, Ref, Rng, Script, Step, draw_seeds

NAME = "mean_over_masks"
SMALL_RATE = 0.3  # so that 4 * (1 - p) is no whole number
SHAPES = ((2, 3), (2, 2, 3))
FRESH_TRIALS, LONG = 64, 60
RATES, RATE_TRIALS = (0.25, 0.8), 1000
SEED_SIZE, SEED_TRIALS, SEEDS = 6, 100, 8
SERIES_SHAPE, SERIES_TURNS, SHOWN_TURNS = (6, 10), 48, 10


def write_script(rng: np.random.Generator) -> Script:
    """Ask for one mask, for four, for many; then for a series of single masks."""
    seeds = iter(draw_seeds(rng, 48))

    def ask(name: str, x: np.ndarray | Ramp, p: float, trials: int) -> Episode:
        step = Step("mean", NAME, (x, p, trials, Rng(next(seeds))))
        return Episode(name, next(seeds), (step,))

    ones = [ask(f"one {i}", unlike(rng, (4,)), SMALL_RATE, 1) for i in range(3)]
    fours = [ask(f"four {i}", unlike(rng, (4,)), SMALL_RATE, 4) for i in range(3)]
    shapes = [ask(f"shape {shape}", unlike(rng, shape), SMALL_RATE, 2) for shape in SHAPES]
    fresh = [ask(f"fresh {i}", unlike(rng, (6,)), 0.5, FRESH_TRIALS) for i in range(3)]
    long = ask("fresh long", Ramp(1.0, 9.0, (LONG,)), 0.5, FRESH_TRIALS)
    rates = [ask(f"rate {p}", unlike(rng, (4,)), p, RATE_TRIALS) for p in RATES]
    rows = [ask(f"rows {i}", unlike(rng, (3, 4)), 0.5, 1) for i in range(3)]
    shared = _shared_generators(rng, list(seeds))
    return Script((*ones, *fours, *shapes, *fresh, long, *rates, *rows, *shared))


def _shared_generators(rng: np.random.Generator, seeds: list[int]) -> tuple[Episode, ...]:
    """Return the episodes that call many times with one generator, or with seeds to compare."""
    source = Step("rng", "np.random.default_rng", (seeds[0],))
    single, rows = (
        Step("mean", NAME, (Ramp(1.0, 9.0, shape), 0.5, 1, Ref("rng")), times=SERIES_TURNS)
        for shape in ((LONG,), SERIES_SHAPE)
    )
    x = unlike(rng, (SEED_SIZE,))

    def seeded(name: str, seed: int) -> Step:
        return Step(name, NAME, (x, 0.5, SEED_TRIALS, Rng(seed)))

    first, again = seeded("first", seeds[1]), seeded("again", seeds[1])
    others = [seeded(f"other_{i}", seeds[i]) for i in range(2, SEEDS + 1)]
    return (
        Episode("flat series", seeds[-1], (source, single)),
        Episode("series", seeds[-2], (source, rows)),
        Episode("same seed", seeds[-3], (first, again)),
        Episode("unlike seeds", seeds[-4], (first, *others)),
    )
