"""The probe calls: both modes on small arrays, large masks, series, repeats."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.script import Episode, Ramp, Ref, Rng, Script, Step, Value, draw_seeds

NAME = "dropout"
CASES = (
    *(("tiny", (4,), p) for p in (0.25, 0.4, 0.8)),
    *(("shape", s, p) for s, p in (((3, 4), 0.4), ((2, 3, 4), 0.25), ((2, 2, 3, 2), 0.8))),
)
RATES = (0.25, 0.8)
LONG = (10_000,)  # in one row, so that a mask shared by rows has the right rate
SERIES, TURNS = {"flat": (8, 16), "deep": (2, 4, 8)}, 48
SIZES = ("small", "large")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for both modes on small arrays, then for large masks, two series, and repeats."""
    seeds = iter(draw_seeds(rng, 99))
    steps = {**small_steps(rng, seeds), **large_steps(rng, seeds), **repeat_steps(rng, seeds)}
    return Script(tuple(Episode(name, next(seeds), todo) for name, todo in steps.items()))


def small_steps(rng: np.random.Generator, seeds: Iterator[int]) -> dict[str, tuple[Step, ...]]:
    """Ask once for each mode, shape and rate."""
    steps = {}
    for i, (kind, shape, p) in enumerate(CASES):
        for mode in ("training", "inference"):
            ask = call(unlike(rng, shape), p, Rng(next(seeds)), training=mode == "training")
            steps[f"{kind} {mode} {i}"] = (ask,)
    return steps


def large_steps(rng: np.random.Generator, seeds: Iterator[int]) -> dict[str, tuple[Step, ...]]:
    """Ask for masks large enough to be counted, and for what needs one call only."""
    whole = 1 + 3 * rng.choice(30, 7, replace=False)  # x / 0.9 is never whole
    return {
        "whole numbers": (call(whole, 0.1, Rng(next(seeds))),),
        "zero rate": (call(unlike(rng, (4,)), 0.0, Rng(next(seeds))),),
        "wide": (
            generator(next(seeds)),
            call(Ramp(-5, 5, (8, 16)), 0.4, Ref("rng"), training=False, times=2),
        ),
        **{f"rows {i}": (call(abs(unlike(rng, (3, 4))), 0.5, Rng(next(seeds))),) for i in range(3)},
        **{f"rate {p}": (call(Ramp(-5, 5, LONG), p, Rng(next(seeds))),) for p in RATES},
    }


def repeat_steps(rng: np.random.Generator, seeds: Iterator[int]) -> dict[str, tuple[Step, ...]]:
    """Ask again and again: with one generator, with two of one seed, around an inference."""
    shared, steps = Ref("rng"), {}
    for name, shape in SERIES.items():
        ask = call(Ramp(-5, 5, shape), 0.5, shared, times=TURNS)
        steps[name] = (generator(next(seeds)), ask)
    for size, x in zip(SIZES, (abs(unlike(rng, (1, 6))), Ramp(-5, 5, (8, 8))), strict=True):
        seed, other = next(seeds), next(seeds)
        steps[f"twice {size}"] = (
            generator(seed),
            *(call(x, 0.5, shared, result=name) for name in ("first", "second")),
        )
        steps[f"seeds {size}"] = (
            call(x, 0.5, Rng(seed), result="first"),
            call(x, 0.5, Rng(seed), result="second"),
            call(x, 0.5, Rng(other), result="third"),
        )
        steps[f"beside {size}"] = (
            generator(seed),
            call(x, 0.5, shared, training=False, result="aside"),
            call(x, 0.5, shared),
        )
    return steps


def call(
    x: Value,
    p: float,
    source: Rng | Ref,
    training: bool = True,
    result: str = "y",
    times: int = 1,
) -> Step:
    """Return the step that calls the learner's function."""
    return Step(result, NAME, (x, p, source), (("training", training),), times)


def generator(seed: int) -> Step:
    """Return the step that makes a generator for later steps to share."""
    return Step("rng", "np.random.default_rng", (seed,))


def unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers with one decimal."""
    numbers = np.concatenate([np.arange(-99, 0), np.arange(1, 100)])
    return rng.choice(numbers, shape, replace=False) / 10
