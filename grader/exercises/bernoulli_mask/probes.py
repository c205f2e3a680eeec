"""The probe calls: small masks, large ones, pairs, a series, equal seeds."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Ref, Rng, Script, Step, draw_seeds

NAME = "bernoulli_mask"
SHAPES = ((6,), (3, 4), (2, 3, 4))
# With 15,000 entries the band is +-0.025 wide: p = 0.25 is told from 0.2 and from 0.3.
# One axis only: a mask whose rows are shared must not miss the rate by chance.
RATES, RATE_SHAPE = (0.25, 0.1, 0.8), (15_000,)
ZERO_RATE_SIZES = (4, 200)
SERIES_SHAPE, SERIES_TURNS, SHOWN_TURNS = (4, 5, 8), 48, 10


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small masks, large ones, two from one generator, a series, and equal seeds."""
    seeds = iter(draw_seeds(rng, 32))

    def ask(name: str, *steps: Step) -> Episode:
        return Episode(name, next(seeds), steps)

    def mask(shape: tuple[int, ...], p: float, source: Rng | Ref, name="mask", times=1) -> Step:
        return Step(name, NAME, (shape, p, source), times=times)

    def make_rng() -> Step:
        return Step("rng", "np.random.default_rng", (next(seeds),))

    # The large masks share a seed: they differ through p alone.
    seed, other, shared = Rng(next(seeds)), Rng(next(seeds)), Ref("rng")
    halves = (4, 16), 0.5
    return Script(
        (
            *(ask(f"shape {shape}", mask(shape, 0.3, Rng(next(seeds)))) for shape in SHAPES),
            *(ask(f"none {n}", mask((n,), 0.0, Rng(next(seeds)))) for n in ZERO_RATE_SIZES),
            ask("rows", mask((3, 4), 0.5, Rng(next(seeds)))),
            *(ask(f"rate {p}", mask(RATE_SHAPE, p, seed)) for p in RATES),
            ask(
                "pair", make_rng(), mask(*halves, shared, "first"), mask(*halves, shared, "second")
            ),
            ask("series", make_rng(), mask(SERIES_SHAPE, 0.5, shared, times=SERIES_TURNS)),
            ask(
                "seeds",
                mask(*halves, seed, "first"),
                mask(*halves, seed, "second"),
                mask(*halves, other, "third"),
            ),
        )
    )
