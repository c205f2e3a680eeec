"""The probe calls of training, which the original dropout is asked too."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Ramp, Ref, Rng, Script, Step, Value, draw_seeds

NAME = "inverted_dropout"
# Rates and sizes for which no share of kept entries equals 1 - p.
TINY = ((0.2, 4), (0.6, 4), (0.25, 5), (0.8, 4), (0.4, 6), (0.2, 6))
SHAPES = ((6,), (3, 4), (2, 3, 4), (2, 2, 3, 2))
WHOLE = np.array([1, 2, 3, 4, 5, 6])  # never whole when divided by 0.7
RATES = (0.25, 0.8)
SERIES_SHAPE, SERIES_TURNS = (8, 16), 48
TRAINING = ("tiny", "shape", "rate")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for tiny, shaped and large outputs, a series from one generator, and p = 0."""
    seed, own = draw_seeds(rng, 2)
    zero = Episode("zero rate", seed, (Step("y", NAME, (unlike(rng, (4,)), 0.0, Rng(own))),))
    return Script((*probes(rng, NAME), zero))


def probes(
    rng: np.random.Generator, call: str, kwargs: tuple[tuple[str, Value], ...] = ()
) -> tuple[Episode, ...]:
    """Return the training calls that show scale, rate, sharing, freshness and source."""
    seeds = iter(draw_seeds(rng, 64))

    def ask(name: str, x: Value, p: float) -> Episode:
        return Episode(name, next(seeds), (Step("y", call, (x, p, Rng(next(seeds))), kwargs),))

    drawn = [np.arange(1.0, 5.0), *(unlike(rng, (n,)) for _, n in TINY[1:])]
    tiny = [ask(f"tiny {k}", x, TINY[k][0]) for k, x in enumerate(drawn)]
    shapes = [ask(f"shape {s}", unlike(rng, s) * rng.choice([-1, 1], s), 0.3) for s in SHAPES]
    shapes.append(ask("shape float32", unlike(rng, (2, 5)).astype("float32"), 0.3))
    whole = [ask(f"whole {k}", WHOLE, 0.3) for k in range(3)]
    rates = [ask(f"rate {p}", Ramp(-5.0, 5.0, (100, 100)), p) for p in RATES]
    batch = ask("batch", Ramp(1.0, 20.0, (4, 5)), 0.5)
    makes = Step("rng", "np.random.default_rng", (next(seeds),))
    draws = Step("y", call, (Ramp(-5.0, 5.0, SERIES_SHAPE), 0.5, Ref("rng")), kwargs, SERIES_TURNS)
    series = Episode("series", next(seeds), (makes, draws))
    seed, other = next(seeds), next(seeds)
    same = [
        Step(name, call, (Ramp(-5.0, 5.0, (4, 16)), 0.5, Rng(s)), kwargs)
        for name, s in (("first", seed), ("second", seed), ("other", other))
    ]
    sources = Episode("same seed", next(seeds), tuple(same))
    return (*tiny, *shapes, *whole, *rates, batch, series, sources)


def unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike positive numbers with one decimal."""
    return rng.choice(np.arange(11, 100), shape, replace=False) / 10
