"""The probe calls: small arrays, large ones, zeros, a series, a repeat."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Ramp, Ref, Rng, Script, Step, draw_seeds

NAME = "dropout_forward"
TINY = (0.2, 0.4, 0.75, 0.2, 0.4)  # no rate at which 1 / p, 1 - p and 1 / (1 - p) coincide
SHAPES = ((3, 4), (2, 3, 4), (2, 2, 3, 2))
RATES = (0.25, 0.8)
SERIES_SHAPE, SERIES_TURNS = (8, 16), 48


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small arrays, large ones, zeros, a series from one generator, and a repeat."""
    seeds = iter(draw_seeds(rng, 64))

    def episode(name: str, x: np.ndarray | Ramp, p: float) -> Episode:
        return Episode(name, next(seeds), (Step("result", NAME, (x, p, Rng(next(seeds)))),))

    tiny = [episode(f"tiny {i}", draw_unlike(rng, (4,)), p) for i, p in enumerate(TINY)]
    shapes = [episode(f"shape {shape}", draw_unlike(rng, shape), 0.4) for shape in SHAPES]
    rates = [episode(f"rate {p}", Ramp(1, 9, (100, 100)), p) for p in RATES]
    zeros = episode("zeros", Ramp(0, 0, (400,)), 0.25)
    draw = Step("result", NAME, (Ramp(1, 9, SERIES_SHAPE), 0.5, Ref("rng")), times=SERIES_TURNS)
    shared = Step("rng", "np.random.default_rng", (next(seeds),))
    series = Episode("series", next(seeds), (shared, draw))
    source = Rng(next(seeds))
    same = [Step(name, NAME, (Ramp(1, 24, (24,)), 0.5, source)) for name in ("first", "second")]
    repeat = Episode("same seed", next(seeds), tuple(same))
    return Script((*tiny, *shapes, *rates, zeros, series, repeat))


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(11, 99), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape, p=[0.25, 0.75]) / 10
